import type { Plan, PlanInput } from "./plan.ts";
import { type Line, rulebook, type UpgradeAct } from "./rulebook.ts";

/**
 * How firmly a reason stands: as in the rulebook's rows, or without a passage of the source: `ours` for what the desk
 * estimates, measures or rules, `yours` for what the customer said.
 */
export type Standing = "stated" | "inferred" | "contradicted" | "ours" | "yours";

/** Why a step or a figure is as it is: `rule` is the end of the sentence's key, `why.rule.<rule>`. */
export type Reason = {
  readonly rule: string;
  readonly citation: string | null;
  readonly standing: Standing;
  readonly params: ReasonParams;
};

type ReasonParams = Readonly<Record<string, string | number>>;

type Row = { readonly citation: string; readonly standing: "stated" | "inferred" | "contradicted" };

/** A reason that a row of the rulebook gives. */
export const cited = (rule: string, { citation, standing }: Row, params: ReasonParams = {}): Reason => ({
  rule,
  citation,
  standing,
  params,
});

/** A reason that is not in the source. */
export const uncited = (rule: string, standing: "ours" | "yours", params: ReasonParams = {}): Reason => ({
  rule,
  citation: null,
  standing,
  params,
});

/** The line of a plan. Throws for a plan of another rulebook. */
export function lineOfPlan({ line }: Pick<Plan, "line">): Line {
  const found = rulebook.lines.find(({ id }) => id === line);
  if (!found) throw new Error(`The rulebook has no line ${line}.`);
  return found;
}

/** Whether the plan has a failback that its line does not ask for. */
export const hasWantedFailback = (plan: Plan): boolean =>
  !lineOfPlan(plan).failback.required && plan.steps.some(({ kind }) => kind === "failback");

/** The row of an upgrade in the procedure. Throws where the topology has none, as a mirror has no processing hosts. */
export function actOf({ topology }: Pick<PlanInput, "topology">, of: UpgradeAct["of"]): UpgradeAct {
  const act = rulebook.hop[topology].find((one): one is UpgradeAct => one.act === "upgrade" && one.of === of);
  if (!act) throw new Error(`A ${topology} has no upgrade of its ${of}.`);
  return act;
}

/** How long a failover takes, and who is off meanwhile. */
export const failoverFigure = ({ topology }: Pick<PlanInput, "topology">): Reason =>
  cited(`failover-minutes-${topology}`, rulebook.failover, { minutes: rulebook.failover.minutes });
