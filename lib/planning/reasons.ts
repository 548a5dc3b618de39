import type { ScheduledStep } from "./describe.ts";
import type { Planned } from "./evenings.ts";
import type { Basis, Down, FailoverStep, Plan, PlanInput, Step, UpgradeStep } from "./plan.ts";
import { actOf, cited, failoverFigure, lineOfPlan, type Reason, uncited } from "./reason.ts";
import { rulebook, type UpgradeAct } from "./rulebook.ts";

const { advice, optionalFailback } = rulebook;

const basisOf = (down: Down): Basis | null => (down.who === "nobody" ? null : down.basis);

/** Where the minutes of one restart come from; the source has none. */
function restartFigure({ minutes, basis }: Extract<Down, { who: "vps-on-host" }>, input: PlanInput): Reason {
  if (minutes === null) return cited("restart-unknown", actOf(input, "processing"));
  return basis === "measured" ? uncited("restart-measured", "ours", { minutes }) : uncited("restart-yours", "yours", { minutes });
}

/** The same for many restarts: one reason for each way in which some of them got their figure. */
export function restartFigures(steps: readonly Step[], input: PlanInput): readonly Reason[] {
  const found = new Set(steps.map(({ kind, down }) => (kind === "upgrade" ? basisOf(down) : null)));
  return [
    ...(found.has("unknown") ? [cited("restart-unknown", actOf(input, "processing"))] : []),
    ...(found.has("stated") ? [uncited("restarts-yours", "yours")] : []),
    ...(found.has("measured") ? [uncited("restarts-measured", "ours")] : []),
  ];
}

/** What the desk makes sure of after a step. Source: the cluster sections; on some lines taken over from the others. */
function checkReasons({ check }: UpgradeAct, { line }: Plan): readonly Reason[] {
  if (!check) return [];
  const { citation, standing, inferredOn } = check;
  return [cited("pool-check", { citation, standing: inferredOn.includes(line) ? "inferred" : standing })];
}

/** A host that gave its role away earlier in the hop is the former primary; any other storage host is the secondary. */
const isFormerPrimary = ({ host, hop }: UpgradeStep, { steps }: Plan): boolean =>
  steps.some((step) => step.kind === "failover" && step.hop === hop && step.from === host);

function upgradeReasons(step: UpgradeStep, { plan, input }: Planned): readonly Reason[] {
  if (step.role === "backup" || step.role === "processing") return [cited(step.role, actOf(input, step.role))];
  const of = isFormerPrimary(step, plan) ? "former-primary" : "secondary";
  const act = actOf(input, of);
  return [cited(of, act), cited("only-secondary", advice.onlySecondary), ...checkReasons(act, plan)];
}

function swapReasons({ kind }: FailoverStep, { plan, input }: Planned): readonly Reason[] {
  const act = rulebook.hop[input.topology].find((one) => one.act === "failover");
  if (kind === "failover" && act)
    return [cited("only-secondary", advice.onlySecondary), cited("failover", act), failoverFigure(input)];
  const { failback } = lineOfPlan(plan);
  const why = failback.required ? cited("failback-required", failback) : cited("failback-wanted", optionalFailback);
  return [why, failoverFigure(input)];
}

/** Why a step is there, and at this place. */
function placeReasons(step: Step, planned: Planned): readonly Reason[] {
  if (step.kind === "gui-update") return [cited("gui-update", lineOfPlan(planned.plan))];
  return step.kind === "upgrade" ? upgradeReasons(step, planned) : swapReasons(step, planned);
}

/**
 * Why a step is there, at this place, and who is off in it, the most important first; last, how long the desk works on it,
 * which is its own estimate. At least one of them cites the source.
 */
export function reasonsOfStep({ step, minutes }: ScheduledStep, planned: Planned): readonly Reason[] {
  const { down } = step;
  const restarts = step.kind === "upgrade" && step.restart;
  return [
    ...placeReasons(step, planned),
    ...(restarts && down.who === "vps-on-host" ? [restartFigure(down, planned.input)] : []),
    uncited(restarts ? "work-restart" : "work-step", "ours", { minutes }),
  ];
}

/** The same for steps that are told as one: hosts of one role in one hop, one after the other. Once, however many there are. */
export function reasonsOfSteps(steps: readonly ScheduledStep[], planned: Planned): readonly Reason[] {
  const [first] = steps;
  if (!first) return [];
  if (steps.length === 1) return reasonsOfStep(first, planned);
  const minutes = steps.reduce((sum, scheduled) => sum + scheduled.minutes, 0);
  return [
    ...placeReasons(first.step, planned),
    ...restartFigures(
      steps.map(({ step }) => step),
      planned.input,
    ),
    uncited("work-many", "ours", { minutes, count: steps.length }),
  ];
}

/** Why the path stops at a version, and why every host has to be there before it goes on. */
export function reasonsOfStop(name: string, { path }: Pick<Plan, "path">): readonly Reason[] {
  const waypoint = rulebook.waypoints.find((one) => one.name === name);
  if (!waypoint) throw new Error(`The rulebook has no waypoint ${name}.`);
  const why = cited(`stop-${waypoint.reason ?? "unexplained"}`, waypoint, { version: name });
  return name === path.at(-1) ? [why] : [why, cited("all-hosts-first", advice.allHostsFirst, { version: name })];
}
