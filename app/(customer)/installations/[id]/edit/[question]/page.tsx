import type { Metadata } from "next";
import type { Search } from "#app/_edge/page-context.ts";
import { QuestionPage, questionMetadata } from "#app/_installations/question-page.tsx";

type Props = { readonly params: Promise<{ readonly id: string; readonly question: string }>; readonly searchParams: Search };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> =>
  questionMetadata({ question: (await params).question, search: searchParams });

export default async function EditQuestionPage({ params, searchParams }: Props) {
  const { id, question } = await params;
  return <QuestionPage way={{ kind: "edit", id }} question={question} search={searchParams} />;
}
