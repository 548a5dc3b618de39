import type { Metadata } from "next";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { QuestionPage } from "#app/_planner/form-pages.tsx";
import { valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("planner.home.title"), description: t("planner.home.lede") };
}

/** The question with answers filled in, for those who come back from a result to change one. */
export default async function Plan({ searchParams }: { readonly searchParams: Search }) {
  const context = await pageContext();
  return (
    <Shell context={context} current="plan">
      <QuestionPage context={context} values={valuesOf(await searchParams)} />
    </Shell>
  );
}
