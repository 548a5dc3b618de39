import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { headline, processingCount } from "#app/_planner/headline.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import { readExtras, whenOf } from "#app/_planner/parts.ts";
import { ofShared } from "#app/_planner/plan-handle.ts";
import { PlanPart } from "#app/_planner/plan-part.tsx";
import { PlanResult } from "#app/_planner/plan-result.tsx";
import { planView } from "#app/_planner/plan-view.ts";
import { valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { SharedLink, SharedNote } from "#app/_take-along/shared-note.tsx";
import { env } from "#lib/config/env.ts";
import { planJudged } from "#lib/planning/service.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { findShared } from "#lib/shared-plans/service.ts";
import { isVisit } from "#lib/shared-plans/shared-plan.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const sharedOf = cache((id: string) => findShared(id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const shared = await sharedOf((await params).id);
  if (!shared) return { title: t("take.absent.title"), robots: { index: false } };
  const plan = planJudged(shared.input, DEFAULT_POLICY.estimates);
  const description = headline({ t, input: shared.input, plan }, impactFacts(plan, processingCount(shared)));
  return { title: t("take.shared.title"), description, robots: { index: false } };
}

/** The answer behind a short link, worked out anew: what it says of working times is of today. */
export default async function Shared({ params, searchParams }: Props) {
  const context = await pageContext();
  const { t, locale } = context;
  const shared = await sharedOf((await params).id);
  if (!shared) notFound();
  const [policy, now, { appUrl }] = [await currentPolicy(), systemClock(), env()];
  const { start, part } = readExtras(valuesOf(await searchParams));
  const view = planView({ ...ofShared(shared), when: whenOf(start, policy.zone) }, { t, policy });
  const visit = isVisit(shared);
  const made = !visit && (await searchValue(searchParams, "made")) !== undefined;
  if (part && view.stages.length > 0)
    return (
      <Shell context={context} current="plan">
        <PlanPart view={view} part={part} />
      </Shell>
    );
  return (
    <Shell context={context} current="plan">
      {made ? <SharedLink t={t} link={`${appUrl}${view.links.self}`} /> : null}
      <SharedNote
        t={t}
        shared={shared}
        reader={{ zone: policy.zone, locale, now }}
        rulesChanged={view.plan.hash !== shared.hash}
        isVisit={visit}
      />
      <PlanResult view={view} now={now} appUrl={appUrl} shareable={visit} />
    </Shell>
  );
}
