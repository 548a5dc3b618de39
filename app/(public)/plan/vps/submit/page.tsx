import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { formState } from "#app/_edge/form-state.ts";
import { type PageContext, pageContext, type Search } from "#app/_edge/page-context.ts";
import { postedValues } from "#app/_edge/posted-form.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import { queryOf, valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { ListFaults } from "#app/_vps/list-faults.tsx";
import { ListReading } from "#app/_vps/list-reading.tsx";
import { PlanListForm } from "#app/_vps/plan-form.tsx";
import { PlanOutcome } from "#app/_vps/plan-outcome.tsx";
import { listIn, planSheet, readAsked } from "#app/_vps/plan-sheet.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { MOST_VPS } from "#lib/vps/vps.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.planner.title"), robots: { index: false } };
}

/** The outcome, or the form again with what was sent and what is wrong with it. */
function answer(values: FormValues, view: PlanView, { locale }: PageContext): ReactNode {
  const given = listIn(values);
  const text = given.ok ? given.value : (values.list?.[0] ?? "");
  const show = (errors: readonly FieldError[], rest?: ReactNode) => (
    <PlanListForm view={view} form={formState({ values: { list: [text] }, errors, sealed: null }, view.t)}>
      {rest}
    </PlanListForm>
  );
  if (!given.ok) return show([{ field: "list", message: `vps.list.${given.error}` }]);
  const asked = readAsked(values, text, locale);
  const made = planSheet(view, { asked, values, now: systemClock() });
  if (!("sheet" in made))
    return show([{ field: "list", message: "vps.list.too-many", params: { rows: made.rows, most: MOST_VPS } }]);
  if (made.read.entries.length > 0) return <PlanOutcome {...made} view={view} asked={asked} />;
  return show(
    [],
    <>
      <ListReading t={view.t} list={made.read} />
      <ListFaults t={view.t} faults={made.read.faults} />
    </>,
  );
}

/**
 * What a plan does to the VPSs of the list that was sent to this page. The list is read, shown and forgotten; opened without
 * one, the page asks for it.
 */
export default async function PlanVpsOutcome({ searchParams }: Props) {
  const context = await pageContext();
  const search = valuesOf(await searchParams);
  const request = readPlanRequest(search);
  if (request.kind !== "plan") redirect(`/plan/result?${queryOf(search)}`);
  const values = await postedValues();
  if (values === null) redirect(`/plan/vps?${request.query}`);
  const view = planView(request, { t: context.t, policy: await currentPolicy() });
  return (
    <Shell context={context} current="plan">
      {answer(values, view, context)}
    </Shell>
  );
}
