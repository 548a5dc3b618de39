import { type Estimates, stepMinutes } from "./estimate.ts";
import { lowestVersion } from "./path.ts";
import type { Down, Plan, PlanInput, Step } from "./plan.ts";
import { rulebook, type Waypoint } from "./rulebook.ts";
import { plainText } from "./version.ts";

/** One group of VPSs that share their downtime; in a cluster those of the storage pair are one group, on whichever host. */
export type VpsGroup = { readonly who: "all-vps" | "vps-on-primary" } | { readonly who: "vps-on-host"; readonly host: string };

/** A span in which a group is off, in minutes after the start of the work; open-ended where `minutes` is `null`. */
export type OffSpan = { readonly startMinute: number; readonly minutes: number | null; readonly group: VpsGroup };

/** A step on the clock: when it starts, in minutes after the start of the work, and how long the desk works on it. */
export type ScheduledStep = {
  readonly step: Step;
  readonly startMinute: number;
  readonly minutes: number;
  readonly off: OffSpan | null;
  /** The desk makes sure that all services are up and the pool is ONLINE without errors before it goes on. */
  readonly checksPool: boolean;
};

/** One hop as pages tell it. `from` is the oldest host's version as typed, later the waypoint just reached. */
export type Stage = {
  readonly hop: number;
  readonly from: string;
  readonly to: string;
  /** Why the path stops here, where the source gives a reason. */
  readonly reason: Waypoint["reason"];
  readonly steps: readonly ScheduledStep[];
  readonly minutes: number;
};

function groupOf(step: Step, down: Exclude<Down, { who: "nobody" }>): VpsGroup {
  if (down.who === "all-vps") return { who: "all-vps" };
  return step.kind === "upgrade" ? { who: "vps-on-host", host: down.host } : { who: "vps-on-primary" };
}

/** A failover takes the VPSs off from its first minute; a processing host's go off when its upgrade ends in a restart. */
function offSpan(step: Step, startMinute: number, estimates: Estimates): OffSpan | null {
  const { down } = step;
  if (down.who === "nobody") return null;
  const lead = step.kind === "upgrade" ? estimates.upgrade : 0;
  return { startMinute: startMinute + lead, minutes: down.minutes, group: groupOf(step, down) };
}

/** Only the former primary is worked on after a failover; where the rulebook names a check, it belongs to that step. */
const checksPool = (step: Step, before: Step | undefined, { topology }: PlanInput): boolean =>
  step.kind === "upgrade" &&
  before?.kind === "failover" &&
  rulebook.hop[topology].some((act) => act.act === "upgrade" && act.of === "former-primary" && act.check !== null);

/**
 * Every step with its place on the clock, one after the other without a pause. Working times are the desk's estimates,
 * downtimes the plan's: the two differ, and an unknown restart is `null` even though the desk reserves time for it.
 */
export function schedule(plan: Plan, input: PlanInput, estimates: Estimates): readonly ScheduledStep[] {
  let startMinute = 0;
  return plan.steps.map((step, i) => {
    const start = startMinute;
    const minutes = stepMinutes(step, estimates);
    startMinute += minutes;
    const off = offSpan(step, start, estimates);
    return { step, startMinute: start, minutes, off, checksPool: checksPool(step, plan.steps[i - 1], input) };
  });
}

/** The plan hop by hop, each with its scheduled steps; no stage at all for a GUI update. A failback is in the last stage. */
export function stagesOf(plan: Plan, input: PlanInput, estimates: Estimates): readonly Stage[] {
  const lowest = lowestVersion(input.hosts);
  const first = plan.partOf?.firstHop ?? 1;
  const steps = plan.path.map((): ScheduledStep[] => []);
  for (const scheduled of schedule(plan, input, estimates))
    if (scheduled.step.kind !== "gui-update") steps[scheduled.step.hop - first]?.push(scheduled);
  const reasons = new Map(rulebook.waypoints.map(({ name, reason }) => [name, reason]));
  return steps.map((ofHop, i) => ({
    hop: first + i,
    from: plan.path[i - 1] ?? plainText(lowest),
    to: plan.path[i] ?? "",
    reason: reasons.get(plan.path[i] ?? "") ?? null,
    steps: ofHop,
    minutes: ofHop.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
}
