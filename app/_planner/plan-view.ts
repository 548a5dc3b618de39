import "server-only";
import { type Clock, clocksOf, type When } from "#app/_timeline/clock.ts";
import { type Naming, namingOf } from "#app/_timeline/naming.ts";
import { rowsOf } from "#app/_timeline/rows.ts";
import { groupSteps, type StepGroup } from "#app/_timeline/step-groups.ts";
import { type Whys, whysOf } from "#app/_why/whys.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Stage, schedule, stagesOf } from "#lib/planning/describe.ts";
import type { Planned } from "#lib/planning/evenings.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import { planJudged } from "#lib/planning/service.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { startQuery, withQuery } from "./parts.ts";
import { linksOfQuery, type PlanLinks } from "./plan-links.ts";

/** A plan with all that its page shows of it. */
export type PlanView = {
  readonly t: Translate;
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly policy: Policy;
  readonly stages: readonly Stage[];
  readonly groups: readonly StepGroup[];
  readonly whys: Whys;
  readonly naming: Naming;
  /** Whether the hosts have names of their own. */
  readonly named: boolean;
  /** The address of this plan, without the question mark. */
  readonly query: string;
  readonly links: PlanLinks;
  /** Address of the page that shows it, to which a part of it can be added; empty where its parts have no pages. */
  readonly here: string;
  /** When the work starts, where that is known, and its times on the first of the two clocks. */
  readonly when: When | null;
  readonly clock: Clock | null;
};

/** What reasons are given of. */
export const plannedOf = ({ plan, input, policy: { estimates } }: PlanView): Planned => ({ plan, input, estimates });

type Shown = Pick<PlanView, "input" | "query" | "named"> & Partial<Pick<PlanView, "links" | "when">>;

export function planView(
  { input, query, named, links = linksOfQuery(query), when = null }: Shown,
  { t, policy }: Pick<PlanView, "t" | "policy">,
): PlanView {
  const { estimates } = policy;
  const plan = planJudged(input, estimates);
  const groups = groupSteps(rowsOf(input), schedule(plan, input, estimates));
  return {
    t,
    input,
    plan,
    policy,
    named,
    query,
    links,
    here: links.handle === "" ? "" : withQuery(links.self, startQuery(when)),
    when,
    clock: when ? clocksOf(when, t.locale).clock : null,
    naming: namingOf(named, t),
    stages: stagesOf(plan, input, estimates),
    groups,
    whys: whysOf({ plan, input, estimates }, groups),
  };
}
