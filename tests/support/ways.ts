import type { VpsGroup } from "#lib/planning/describe.ts";
import { schedule } from "#lib/planning/describe.ts";
import { type Outage, type OutagesByHost, outagesByHost } from "#lib/planning/outages.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { type ReducedPeriod, reducedPeriods } from "#lib/planning/redundancy.ts";
import type { Task, WaySummary } from "#lib/planning/strategy.ts";
import { FRESH_ESTIMATES, planOf } from "#tests/support/planning.ts";

const minutesText = (minutes: number | null): string => (minutes === null ? "an unknown time" : `${minutes} min`);

const idsText = (ids: readonly string[]): string => (ids.length > 2 ? `${ids[0]} to ${ids.at(-1)}` : ids.join(", "));

/** The outages of an installation's plan with a fresh system's estimates. */
export const outagesIn = (input: PlanInput): OutagesByHost => outagesByHost(planOf(input), input, FRESH_ESTIMATES);

/** The periods of reduced redundancy of an installation's plan with a fresh system's estimates. */
export const periodsIn = (input: PlanInput): readonly ReducedPeriod[] =>
  reducedPeriods(schedule(planOf(input), input, FRESH_ESTIMATES));

/** An outage in one line, as the case files write it: when, for how long, why, in which steps. */
export const outageText = ({ startMinute, minutes, cause, steps, basis }: Outage): string =>
  `${cause} at ${startMinute} for ${minutesText(minutes)} (${basis}), ${idsText(steps)}`;

/** A period in one line, as the case files write it. */
export const periodText = ({ startMinute, minutes, what, host, steps }: ReducedPeriod): string =>
  `${what} ${host} at ${startMinute} for ${minutes} min, ${idsText(steps)}`;

/** A group's name, as the case files write it. */
export const groupName = (group: VpsGroup): string => (group.who === "vps-on-host" ? group.host : group.who);

/** A task in one line, as the case files write it. */
export function taskText(task: Task): string {
  const hosts = "hosts" in task ? ` ${task.hosts.join(", ")}` : "";
  return `${task.by} ${task.task}${hosts}${"times" in task ? ` ${task.times} times` : ""}`;
}

/** A way in one line, as the case files write it. */
export function wayText({ way, outages, minutes, knownMinutes, longest, sameAsRideThrough, todo }: WaySummary): string {
  const sum = minutes === null ? `an unknown time (${knownMinutes} min known)` : `${minutes} min`;
  const same = sameAsRideThrough ? ", same as ride-through" : "";
  const tasks = todo.length > 0 ? todo.map(taskText).join("; ") : "nothing to do";
  return `${way}: ${outages} times, ${sum}, longest ${minutesText(longest)}${same} / ${tasks}`;
}
