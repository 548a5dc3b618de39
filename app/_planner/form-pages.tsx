import { type FormState, formState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { linesLeft, listErrors } from "./host-rows.ts";
import { HostsForm } from "./hosts-form.tsx";
import { LastPlans } from "./last-plans.client.tsx";
import { PlanExample } from "./plan-example.tsx";
import { PlanForm } from "./plan-form.tsx";
import { shownRows } from "./shown-rows.ts";

type Asked = { readonly context: PageContext; readonly values: FormValues; readonly errors?: readonly FieldError[] };

const stateOf = ({ context, values, errors = [] }: Asked): FormState => formState({ values, errors, sealed: null }, context.t);

/** The short question, with what was typed and what is wrong with it. Stands at `/`, `/plan`, and where an address has faults. */
export const QuestionPage = (asked: Asked) => {
  const { t } = asked.context;
  const form = stateOf(asked);
  return (
    <div className="plan-home">
      <div>
        <ErrorSummary title={t("common.problem")} items={form.summary} />
        <h1>{t("planner.home.title")}</h1>
        <p className="lede">{t("planner.home.lede")}</p>
        <PlanForm t={t} form={form} />
        <LastPlans title={t("planner.last.title")} forget={t("planner.last.forget")} />
      </div>
      {form.failed ? null : <PlanExample t={t} />}
    </div>
  );
};

/** Named hosts, row by row; the same with what was typed and what is wrong. */
export const HostsPage = (asked: Asked) => {
  const { t } = asked.context;
  const { values, errors = listErrors(values) } = asked;
  const form = stateOf({ ...asked, errors });
  return (
    <>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <BackLink href="/plan">{t("planner.hosts.back")}</BackLink>
      <h1>{t("planner.hosts.title")}</h1>
      <p className="lede hosts-lede">{t("planner.hosts.lede")}</p>
      <HostsForm t={t} form={form} rows={shownRows(values, form.failed)} list={linesLeft(values)} />
    </>
  );
};
