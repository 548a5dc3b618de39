import type { Metadata } from "next";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { besidePlan, PLANNER } from "#app/_planner/form-place.ts";
import { InventoryForm } from "#app/_planner/inventory-form.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { type FormReply, NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { inventoryOf, writeInventory } from "#lib/planning/write-inventory.ts";
import { findShared } from "#lib/shared-plans/service.ts";

type Props = { readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("take.inventory.title");
  const failed = (await searchValue(searchParams, "reply")) !== undefined;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** The list of a plan that is kept, as it would be typed. */
async function listOfPlan(id: string): Promise<FormReply> {
  const shared = await findShared(id);
  if (!shared) return NO_REPLY;
  const { topology, hosts } = shared.input;
  return { ...NO_REPLY, values: { layout: [topology], list: [writeInventory(inventoryOf(hosts))] } };
}

/** A pasted list; with `plan`, the one behind a short link that is too long for rows; with `a`, to be put beside another plan. */
export default async function Inventory({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const [plan, a] = [await searchValue(searchParams, "plan"), await searchValue(searchParams, "a")];
  const reply = await readReply(actor, "inventory", await searchValue(searchParams, "reply"));
  const form = formState(plan && reply === NO_REPLY ? await listOfPlan(plan) : reply, t);
  return (
    <Shell context={context} current="plan">
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <BackLink href="/plan/hosts">{t("planner.hosts.title")}</BackLink>
      <h1>{t("take.inventory.title")}</h1>
      <p className="lede hosts-lede">{t("take.inventory.lede")}</p>
      <InventoryForm t={t} form={form} place={a ? besidePlan(a) : PLANNER} />
    </Shell>
  );
}
