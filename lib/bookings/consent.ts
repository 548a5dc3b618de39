import { schedule } from "#lib/planning/describe.ts";
import type { GroupDowntime } from "#lib/planning/plan.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import type { KeptPlan } from "./booking.ts";

/**
 * One thing to understand before a booking is sent: which VPSs go off, how often, for how long, and when on the clock. One for
 * each kind of downtime; those left on processing hosts are one kind, however many hosts there are.
 */
export type Acknowledgement = {
  readonly code: "all-vps" | "storage-vps" | "host-vps";
  /** How often one VPS of the kind goes off. */
  readonly times: number;
  /** How long each time, at the most of the kind; `null` where it depends on the hardware. */
  readonly minutesEach: number | null;
  /** How long altogether the source's own summary allows for, where it says more than the steps add up to. */
  readonly minutesAllowed: number | null;
  /** When, about, by the desk's estimates; empty for processing hosts, which have a moment each. */
  readonly at: readonly Instant[];
  /** Processing hosts of the kind; 0 for the others. */
  readonly hosts: number;
};

const minutesEachOf = ({ minutes, interruptions }: GroupDowntime): number | null =>
  minutes === null ? null : Math.ceil(minutes / Math.max(1, interruptions));

function storage(kept: KeptPlan, start: Instant, group: GroupDowntime): Acknowledgement {
  const { plan, input, estimates } = kept;
  const off = schedule(plan, input, estimates).filter((step) => step.off && step.off.group.who !== "vps-on-host");
  const minutesEach = minutesEachOf(group);
  const more = plan.failoversInSource > plan.failovers && minutesEach !== null;
  return {
    code: group.who === "all-vps" ? "all-vps" : "storage-vps",
    times: group.interruptions,
    minutesEach,
    minutesAllowed: more ? plan.failoversInSource * minutesEach : null,
    at: off.flatMap((step) => (step.off ? [plusMinutes(start, step.off.startMinute)] : [])),
    hosts: 0,
  };
}

function processing(groups: readonly GroupDowntime[]): Acknowledgement {
  const each = groups.map(minutesEachOf);
  const known = each.every((minutes) => minutes !== null);
  return {
    code: "host-vps",
    times: Math.max(...groups.map(({ interruptions }) => interruptions)),
    minutesEach: known ? Math.max(...each.map((minutes) => minutes ?? 0)) : null,
    minutesAllowed: null,
    at: [],
    hosts: groups.length,
  };
}

/** What somebody who books this plan for this start has to understand, in order; nothing for a plan that takes nobody off. */
export function acknowledgements(kept: KeptPlan, start: Instant): readonly Acknowledgement[] {
  const shared = kept.plan.downtime.filter(({ who }) => who !== "vps-on-host");
  const hosts = kept.plan.downtime.filter(({ who }) => who === "vps-on-host");
  return [...shared.map((group) => storage(kept, start, group)), ...(hosts.length > 0 ? [processing(hosts)] : [])];
}
