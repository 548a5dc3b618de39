import { formState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { besidePlan } from "#app/_planner/form-place.ts";
import { linesLeft, namesHosts } from "#app/_planner/host-rows.ts";
import { HostsForm } from "#app/_planner/hosts-form.tsx";
import { InventoryForm } from "#app/_planner/inventory-form.tsx";
import { MOST_ROWS } from "#app/_planner/pasted.ts";
import { PlanForm } from "#app/_planner/plan-form.tsx";
import type { HandledPlan } from "#app/_planner/plan-handle.ts";
import { shownRows } from "#app/_planner/shown-rows.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";

type Asked = {
  readonly context: PageContext;
  readonly a: HandledPlan;
  /** What the form shows: the first plan's answers, or what was typed since. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
};

/** Rows where hosts are named, the short question where they are not; a list where there are too many for rows. */
function kindOf(values: FormValues): "rows" | "list" | "question" {
  if (!namesHosts(values) && values.rows === undefined) return "question";
  const isList = values.host === undefined && values.name === undefined && values.rows === undefined;
  return isList || shownRows(values, false).length > MOST_ROWS ? "list" : "rows";
}

/** The form of the second plan, filled in with the first, so that only what differs has to be typed. */
export const SecondPlan = ({ context: { t }, a, values, errors }: Asked) => {
  const form = formState({ values, errors, sealed: null }, t);
  const place = besidePlan(a.links.handle);
  const kind = kindOf(values);
  return (
    <>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <BackLink href={a.links.self}>{t("take.link.back")}</BackLink>
      <h1>{t("take.diff.form-title")}</h1>
      <p className="lede hosts-lede">{t("take.diff.form-lede")}</p>
      {kind === "question" ? <PlanForm t={t} form={form} place={place} /> : null}
      {kind === "rows" ? (
        <HostsForm t={t} form={form} rows={shownRows(values, form.failed)} list={linesLeft(values)} place={place} />
      ) : null}
      {kind === "list" ? <InventoryForm t={t} form={form} place={place} /> : null}
    </>
  );
};
