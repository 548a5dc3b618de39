import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { QuestionPage } from "#app/_planner/form-pages.tsx";
import { Shell } from "#app/_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: { absolute: `${t("common.name")}: ${t("planner.home.title")}` }, description: t("planner.home.lede") };
}

/** The first page is the first question. */
export default async function Home() {
  const context = await pageContext();
  return (
    <Shell context={context} current="plan">
      <QuestionPage context={context} values={{}} />
    </Shell>
  );
}
