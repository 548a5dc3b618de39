import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { queryOf, valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { PlanListForm } from "#app/_vps/plan-form.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.planner.title"), robots: { index: false } };
}

/** Asks for the VPSs that a plan is about; an address without a plan leads to the planner. */
export default async function PlanVpsPage({ searchParams }: Props) {
  const context = await pageContext();
  const values = valuesOf(await searchParams);
  const request = readPlanRequest(values);
  if (request.kind !== "plan") redirect(`/plan/result?${queryOf(values)}`);
  return (
    <Shell context={context} current="plan">
      <PlanListForm view={{ t: context.t, query: request.query, input: request.input }} form={formState(NO_REPLY, context.t)} />
    </Shell>
  );
}
