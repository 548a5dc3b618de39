import type { PlanView } from "#app/_planner/plan-view.ts";
import type { VpsGroup } from "#lib/planning/describe.ts";
import { outagesByHost, WAYS, type Way } from "#lib/planning/outages.ts";
import { compareWays, type GroupWays, type WaySummary } from "#lib/planning/strategy.ts";

/** The least and the most of one figure among the hosts of a row. */
export type Span = { readonly least: number; readonly most: number };

/** What one way means for the VPSs of one row. Hosts whose restart nobody has timed are counted in `unknown` and in no minutes. */
export type WayCell = {
  readonly way: Way;
  readonly outages: Span;
  /** `null` where nobody has timed any of it. */
  readonly minutes: Span | null;
  readonly longest: Span | null;
  readonly unknown: number;
  readonly sameAsRideThrough: boolean;
};

/** One group of VPSs, or several processing hosts whose VPSs are told together; `hosts` is empty for the storage pair. */
export type WayRow = {
  readonly who: VpsGroup["who"];
  readonly hosts: readonly string[];
  readonly cells: readonly WayCell[];
};

/** More kinds of processing hosts than this are told as one row with ranges. */
const MOST_KINDS = 6;

const one = (figure: number): Span => ({ least: figure, most: figure });

const around = (a: Span, b: Span): Span => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) });

const aroundKnown = (a: Span | null, b: Span | null): Span | null => (a && b ? around(a, b) : (a ?? b));

const cellOf = ({ way, outages, minutes, longest, sameAsRideThrough }: WaySummary): WayCell => ({
  way,
  outages: one(outages),
  minutes: minutes === null ? null : one(minutes),
  longest: longest === null ? null : one(longest),
  unknown: minutes === null ? 1 : 0,
  sameAsRideThrough,
});

const joined = (a: WayCell, b: WayCell): WayCell => ({
  way: a.way,
  outages: around(a.outages, b.outages),
  minutes: aroundKnown(a.minutes, b.minutes),
  longest: aroundKnown(a.longest, b.longest),
  unknown: a.unknown + b.unknown,
  sameAsRideThrough: a.sameAsRideThrough && b.sameAsRideThrough,
});

function rowOf(groups: readonly GroupWays[]): WayRow {
  const hosts = groups.flatMap(({ group }) => (group.who === "vps-on-host" ? [group.host] : []));
  const cells = WAYS.flatMap((way) => {
    const [first, ...others] = groups.flatMap(({ ways }) => ways.filter((each) => each.way === way).map(cellOf));
    return first ? [others.reduce(joined, first)] : [];
  });
  return { who: groups[0]?.group.who ?? "all-vps", hosts, cells };
}

const kindOf = ({ ways }: GroupWays): string =>
  ways.map(({ outages, minutes, longest }) => [outages, minutes, longest].join(" ")).join(", ");

/**
 * The comparison as the table shows it: the storage pair first, then processing hosts, those with the same figures in one
 * row. Ten thousand hosts that all differ are one row with ranges.
 */
export function wayRows({ plan, input, policy }: Pick<PlanView, "plan" | "input" | "policy">): readonly WayRow[] {
  const compared = compareWays(input, outagesByHost(plan, input, policy.estimates));
  const pair = compared.filter(({ group }) => group.who !== "vps-on-host");
  const processing = compared.filter(({ group }) => group.who === "vps-on-host");
  const kinds = [...Map.groupBy(processing, kindOf).values()];
  return [pair, ...(kinds.length > MOST_KINDS ? [processing] : kinds)].map(rowOf);
}
