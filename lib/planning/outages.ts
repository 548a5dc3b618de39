import { type ScheduledStep, schedule, type VpsGroup } from "./describe.ts";
import type { Estimates } from "./estimate.ts";
import type { Basis, HostRole, Plan, PlanInput, Topology } from "./plan.ts";

/** Stop every VPS before the start; let them run and be off when their host is; move them off a processing host before it restarts. */
export const WAYS = ["stop-all", "ride-through", "move-off"] as const;

export type Way = (typeof WAYS)[number];

/** One time in which a VPS is off. */
export type Outage = {
  /** Minutes after the start of the work; an estimate. */
  readonly startMinute: number;
  /** `null` where nobody knows how long a restart takes. */
  readonly minutes: number | null;
  readonly cause: "failover" | "failback" | "restart" | "stopped";
  /** The ids of the steps that it spans, in order. */
  readonly steps: readonly string[];
  /** `estimate` for the desk's working time, which is how long VPSs that were stopped before the start stay off. */
  readonly basis: Basis | "estimate";
};

/** Where a VPS runs: the host that it is listed on, with the role that this host has before the upgrade. */
export type VpsPlace = { readonly topology: Topology; readonly host: string; readonly role: HostRole };

const NONE: readonly Outage[] = [];

type StepOutage = { readonly outage: Outage; readonly group: VpsGroup };

function outageOf({ step, off }: ScheduledStep): StepOutage | null {
  if (off === null || step.kind === "gui-update" || step.down.who === "nobody") return null;
  const cause = step.kind === "upgrade" ? "restart" : step.kind;
  const { startMinute, minutes, group } = off;
  return { outage: { startMinute, minutes, cause, steps: [step.id], basis: step.down.basis }, group };
}

/** From the first minute of the work to its last one. A GUI update takes nothing offline, so nobody stops a VPS for it. */
function stoppedFor(scheduled: readonly ScheduledStep[]): readonly Outage[] {
  const last = scheduled.at(-1);
  if (!last || last.step.kind === "gui-update") return NONE;
  const minutes = last.startMinute + last.minutes;
  return [{ startMinute: 0, minutes, cause: "stopped", steps: scheduled.map(({ step }) => step.id), basis: "estimate" }];
}

/** All outages of one plan, found in one pass, so that ten thousand VPSs need ten thousand look-ups and no more. */
type OutageIndex = {
  readonly stopped: readonly Outage[];
  readonly pair: readonly Outage[];
  readonly processing: ReadonlyMap<string, readonly Outage[]>;
};

function indexOf(scheduled: readonly ScheduledStep[]): OutageIndex {
  const pair: Outage[] = [];
  const processing = new Map<string, Outage[]>();
  for (const each of scheduled) {
    const found = outageOf(each);
    if (!found) continue;
    const { outage, group } = found;
    if (group.who !== "vps-on-host") pair.push(outage);
    else if (!processing.get(group.host)?.push(outage)) processing.set(group.host, [outage]);
  }
  return { stopped: stoppedFor(scheduled), pair, processing };
}

/**
 * VPSs of the storage pair follow the primary, so every failover is theirs, whichever of the two hosts they are listed on;
 * those of a processing host go through its restarts only; a backup host runs none.
 */
function outagesAt(index: OutageIndex, { host, role }: Omit<VpsPlace, "topology">, way: Way): readonly Outage[] {
  if (role === "backup") return NONE;
  if (way === "stop-all") return index.stopped;
  if (role !== "processing") return index.pair;
  return way === "move-off" ? NONE : (index.processing.get(host) ?? NONE);
}

/**
 * What a VPS at one place goes through, in order of time. `stop-all`: exactly one outage, the whole working time, which is
 * an estimate; `move-off`: as `ride-through`, without the restarts of processing hosts (source: only VPSs left on the host
 * are off), which makes no difference in a mirror or on the storage pair. A GUI update has no outage, whatever the way.
 * Reads every step: for more than a few VPSs use `outagesByHost`.
 */
export const outagesOf = (scheduled: readonly ScheduledStep[], place: VpsPlace, way: Way): readonly Outage[] =>
  outagesAt(indexOf(scheduled), place, way);

/** The outages of a VPS by the host that it is listed on; a host that the installation does not have throws. */
export type OutagesByHost = (host: string, way: Way) => readonly Outage[];

/** `outagesOf` for every host of a plan at once: one pass over the steps, then one look-up for each VPS. */
export function outagesByHost(plan: Plan, input: PlanInput, estimates: Estimates): OutagesByHost {
  const index = indexOf(schedule(plan, input, estimates));
  const roles = new Map(input.hosts.map(({ name, role }) => [name, role]));
  return (host, way) => {
    const role = roles.get(host);
    if (role === undefined) throw new Error(`No host of this installation is called ${host}.`);
    return outagesAt(index, { host, role }, way);
  };
}
