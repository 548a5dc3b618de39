import type { Metadata } from "next";
import type { Search } from "#app/_edge/page-context.ts";
import { QuestionPage, questionMetadata } from "#app/_installations/question-page.tsx";
import { NEW } from "#app/_installations/setup.ts";

type Props = { readonly params: Promise<{ readonly question: string }>; readonly searchParams: Search };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> =>
  questionMetadata({ question: (await params).question, search: searchParams });

export default async function NewQuestionPage({ params, searchParams }: Props) {
  return <QuestionPage way={NEW} question={(await params).question} search={searchParams} />;
}
