import type { Metadata } from "next";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { HostsPage } from "#app/_planner/form-pages.tsx";
import { valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("planner.hosts.title") };
}

/** Named hosts, as rows or a pasted list; a submit that adds, removes or pastes comes back here. */
export default async function Hosts({ searchParams }: { readonly searchParams: Search }) {
  const context = await pageContext();
  return (
    <Shell context={context} current="plan">
      <HostsPage context={context} values={valuesOf(await searchParams)} />
    </Shell>
  );
}
