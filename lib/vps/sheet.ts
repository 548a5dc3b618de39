import type { Estimates } from "#lib/planning/estimate.ts";
import { type Outage, type OutagesByHost, outagesByHost, type Way } from "#lib/planning/outages.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Vps } from "./vps.ts";

/** What VPSs at one place go through together; worked out once, however many there are. */
export type Lot = {
  readonly outages: readonly Outage[];
  /** All outages together; `null` where one of them has no figure. */
  readonly minutes: number | null;
  readonly knownMinutes: number;
  /** Whether they are spared something because they are moved to another host first. */
  readonly moved: boolean;
};

/** A VPS with what the upgrade does to it; `lot` is `null` where its host is no longer in the installation. */
export type Line = { readonly vps: Vps; readonly way: Way; readonly zone: ZoneName; readonly lot: Lot | null };

/** The plan that the VPSs go through, and what counts where a VPS says nothing itself. */
export type Ground = {
  readonly plan: Plan;
  readonly input: PlanInput;
  readonly estimates: Estimates;
  readonly zone: ZoneName;
  readonly way: Way;
};

function lotOf(outages: readonly Outage[], otherwise: readonly Outage[]): Lot {
  const knownMinutes = outages.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const isKnown = outages.every(({ minutes }) => minutes !== null);
  return { outages, knownMinutes, minutes: isKnown ? knownMinutes : null, moved: otherwise.length > outages.length };
}

function lotFinder({ plan, input, estimates }: Ground): (host: string, way: Way) => Lot | null {
  const outages: OutagesByHost = outagesByHost(plan, input, estimates);
  const names = new Map(input.hosts.map(({ name }) => [name.toLowerCase(), name]));
  const lots = new Map<string, Lot>();
  return (host, way) => {
    const name = names.get(host.toLowerCase());
    if (name === undefined) return null;
    const key = `${way} ${name}`;
    const known = lots.get(key);
    if (known) return known;
    const lot = lotOf(outages(name, way), way === "move-off" ? outages(name, "ride-through") : []);
    lots.set(key, lot);
    return lot;
  };
}

/** What the upgrade does to each VPS, in the order of the list. One pass over the plan, then one look-up for each VPS. */
export function linesOf(list: readonly Vps[], ground: Ground): readonly Line[] {
  const find = lotFinder(ground);
  return list.map((vps) => {
    const way = vps.way ?? ground.way;
    return { vps, way, zone: vps.zone ?? ground.zone, lot: find(vps.host, way) };
  });
}

export const isGone = ({ lot }: Line): boolean => lot === null;

/** The sheet in figures. Least and most are of VPSs whose host is there; both are 0 where no VPS is. */
export type Summary = {
  readonly count: number;
  readonly owners: number;
  readonly critical: number;
  readonly gone: number;
  readonly off: number;
  readonly leastTimes: number;
  readonly mostTimes: number;
};

export function summaryOf(lines: readonly Line[], owners: number): Summary {
  const times = lines.flatMap(({ lot }) => (lot ? [lot.outages.length] : []));
  const [least, most] = times.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Number.POSITIVE_INFINITY, 0]);
  return {
    count: lines.length,
    owners,
    critical: lines.filter(({ vps }) => vps.critical).length,
    gone: lines.filter(isGone).length,
    off: times.filter((n) => n > 0).length,
    leastTimes: Number.isFinite(least) ? least : 0,
    mostTimes: most,
  };
}
