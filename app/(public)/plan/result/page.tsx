import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { type PageContext, pageContext, type Search } from "#app/_edge/page-context.ts";
import { AnyVersion } from "#app/_planner/any-version.tsx";
import { HostsPage, QuestionPage } from "#app/_planner/form-pages.tsx";
import { headline, processingCount } from "#app/_planner/headline.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import { KeepPlan } from "#app/_planner/last-plans.client.tsx";
import { joinQuery, partQuery, readExtras, startQuery, whenOf } from "#app/_planner/parts.ts";
import { PlanPart } from "#app/_planner/plan-part.tsx";
import { type PlanRequest, readPlanRequest } from "#app/_planner/plan-request.ts";
import { PlanResult } from "#app/_planner/plan-result.tsx";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import { queryOf, valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { env } from "#lib/config/env.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { lineOf, lowestVersion } from "#lib/planning/path.ts";
import { planJudged } from "#lib/planning/service.ts";
import { plainText } from "#lib/planning/version.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly searchParams: Search };

function titleOf(request: PlanRequest, { t }: PageContext): string {
  if (request.kind === "any-version") return t("planner.unknown.title");
  if (request.kind === "again")
    return t("common.error-title", { title: t(request.form === "hosts" ? "planner.hosts.title" : "planner.home.title") });
  const lowest = lowestVersion(request.input.hosts);
  const to = lineOf(lowest).path.at(-1)?.name;
  const from = lowest.text.replace(/^[vV]/, "");
  return to === undefined ? t("planner.result.gui-title", { from }) : t("planner.result.title", { from, to });
}

/** Whoever gets the link sees the answer before opening it. */
function descriptionOf(request: PlanRequest, { t }: PageContext): string {
  if (request.kind !== "plan") return t("planner.home.lede");
  const plan = planJudged(request.input, DEFAULT_POLICY.estimates);
  return headline({ t, input: request.input, plan }, impactFacts(plan, processingCount(request)));
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const context = await pageContext();
  const request = readPlanRequest(valuesOf(await searchParams));
  return { title: titleOf(request, context), description: descriptionOf(request, context), robots: { index: false } };
}

/** What a plan is called where the browser lists it. */
function keptTitle(view: PlanView): string {
  const { t, input, plan } = view;
  const words = { layout: input.topology, from: plainText(lowestVersion(input.hosts)) };
  const to = plan.path.at(-1);
  if (to === undefined) return t("planner.last.gui", words);
  return t("planner.last.plan", { ...words, to, headline: headline(view, impactFacts(plan, processingCount(view))) });
}

async function answer(request: PlanRequest, values: FormValues, context: PageContext): Promise<ReactNode> {
  const { t } = context;
  if (request.kind === "again") {
    const Page = request.form === "hosts" ? HostsPage : QuestionPage;
    return <Page context={context} values={values} errors={request.errors} />;
  }
  const policy = await currentPolicy();
  if (request.kind === "any-version") return <AnyVersion t={t} policy={policy} question={request.question} />;
  const { start, part } = readExtras(values);
  const view = planView({ ...request, when: whenOf(start, policy.zone) }, { t, policy });
  if (part && request.kind === "plan" && view.stages.length > 0) return <PlanPart view={view} part={part} />;
  return (
    <>
      <KeepPlan href={view.here} title={keptTitle(view)} />
      <PlanResult view={view} now={systemClock()} appUrl={env().appUrl} />
    </>
  );
}

/** How the address of a request should be written; a part or a start belongs to a plan only. */
function addressOf(request: Exclude<PlanRequest, { kind: "again" }>, values: FormValues): string {
  if (request.kind !== "plan") return request.query;
  const { start, part } = readExtras(values);
  return joinQuery(request.query, startQuery(start), partQuery(part));
}

/** The answer at an address that can be shared; an address with faults shows its form again, with every fault at once. */
export default async function Result({ searchParams }: Props) {
  const context = await pageContext();
  const values = valuesOf(await searchParams);
  const request = readPlanRequest(values);
  // A form sends more than a link needs to say; equal questions get equal links.
  const address = request.kind === "again" ? null : addressOf(request, values);
  if (address !== null && queryOf(values) !== address) redirect(`/plan/result?${address}`);
  return (
    <Shell context={context} current="plan">
      {await answer(request, values, context)}
    </Shell>
  );
}
