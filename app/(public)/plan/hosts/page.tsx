import type { Metadata } from "next";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { HostsPage } from "#app/_planner/form-pages.tsx";
import { valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("planner.hosts.title");
  const failed = (await searchValue(searchParams, "reply")) !== undefined;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** Named hosts, as rows or a pasted list; a submit that adds, removes or pastes comes back here, a refused list with what to say of it. */
export default async function Hosts({ searchParams }: Props) {
  const context = await pageContext();
  const reply = await readReply(context.actor, "inventory", await searchValue(searchParams, "reply"));
  const asked = reply === NO_REPLY ? { values: valuesOf(await searchParams) } : reply;
  return (
    <Shell context={context} current="plan">
      <HostsPage context={context} {...asked} />
    </Shell>
  );
}
