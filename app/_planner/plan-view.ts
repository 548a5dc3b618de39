import "server-only";
import { createHash } from "node:crypto";
import { type Naming, namingOf } from "#app/_timeline/naming.ts";
import { rowsOf } from "#app/_timeline/rows.ts";
import { groupSteps, type StepGroup } from "#app/_timeline/step-groups.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Stage, schedule, stagesOf } from "#lib/planning/describe.ts";
import type { Estimates } from "#lib/planning/estimate.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import type { Policy } from "#lib/scheduling/policy.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Plans hosts that were judged before; a fault here is a fault of ours. */
export function planOf(input: PlanInput, estimates: Estimates): Plan {
  const planned = planUpgrade(input, { estimates, sha256 });
  if (!planned.ok) throw new Error(`Hosts without faults make no plan: ${planned.error.map(({ code }) => code).join(", ")}`);
  return planned.value;
}

/** A plan with all that its page shows of it. */
export type PlanView = {
  readonly t: Translate;
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly policy: Policy;
  readonly stages: readonly Stage[];
  readonly groups: readonly StepGroup[];
  readonly naming: Naming;
  /** Whether the hosts have names of their own. */
  readonly named: boolean;
  /** The address of this plan, without the question mark. */
  readonly query: string;
};

export function planView(
  { input, query, named }: Pick<PlanView, "input" | "query" | "named">,
  { t, policy }: Pick<PlanView, "t" | "policy">,
): PlanView {
  const { estimates } = policy;
  const plan = planOf(input, estimates);
  return {
    t,
    input,
    plan,
    policy,
    named,
    query,
    naming: namingOf(named, t),
    stages: stagesOf(plan, input, estimates),
    groups: groupSteps(rowsOf(input), schedule(plan, input, estimates)),
  };
}
