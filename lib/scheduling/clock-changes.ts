import { DAY_MS, type Instant, instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { localTime, offsetChanges, type ZoneName } from "#lib/time/zone.ts";

/** A clock goes forward (`minutes` above 0) or back; `at` is the first moment of the new time. */
export type Change = { readonly zone: ZoneName; readonly at: Instant; readonly minutes: number };

/**
 * How far the desk's clock is ahead of the customer's, in minutes: at the moment asked about, before the first of the changes
 * and after the last, and for most of the year around it. There is at least one change.
 */
export type ClockNote = {
  readonly changes: readonly Change[];
  readonly ahead: number;
  readonly before: number;
  readonly after: number;
  readonly usuallyAhead: number;
};

export type TwoClocks = { readonly customer: ZoneName; readonly desk: ZoneName };

const NEAR_MS = 14 * DAY_MS;
const HALF_YEAR_MS = 183 * DAY_MS;

const around = (at: Instant, ms: number): Interval => ({ start: instant(at - ms), end: instant(at + ms + 1) });

const changesIn = (zone: ZoneName, interval: Interval): readonly Change[] =>
  offsetChanges(zone, interval).map(({ at, beforeMinutes, afterMinutes }) => ({
    zone,
    at,
    minutes: afterMinutes - beforeMinutes,
  }));

const aheadAt = (at: Instant, { customer, desk }: TwoClocks): number =>
  localTime(at, desk).offsetMinutes - localTime(at, customer).offsetMinutes;

/** The difference that holds for the longest time within half a year of the moment. */
function usuallyAhead(at: Instant, clocks: TwoClocks): number {
  const year = around(at, HALF_YEAR_MS);
  const moments = [clocks.customer, clocks.desk].flatMap((zone) => changesIn(zone, year).map((change) => change.at));
  const edges = [year.start, ...moments.sort((a, b) => a - b), year.end];
  const lasted = new Map<number, number>();
  for (const [n, edge] of edges.slice(0, -1).entries()) {
    const ahead = aheadAt(edge, clocks);
    lasted.set(ahead, (lasted.get(ahead) ?? 0) + (edges[n + 1] ?? edge) - edge);
  }
  return [...lasted].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** What to know about the two clocks around a date: `null` where neither changes within 14 days, however far apart they are. */
export function clockNote(at: Instant, clocks: TwoClocks): ClockNote | null {
  const zones = clocks.customer === clocks.desk ? [clocks.desk] : [clocks.desk, clocks.customer];
  const changes = zones.flatMap((zone) => changesIn(zone, around(at, NEAR_MS))).sort((a, b) => a.at - b.at);
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return null;
  return {
    changes,
    ahead: aheadAt(at, clocks),
    before: aheadAt(instant(first.at - 1), clocks),
    after: aheadAt(last.at, clocks),
    usuallyAhead: usuallyAhead(at, clocks),
  };
}

/** The first change of the zone's clock within an interval, its first moment left out: a start right after a change is an ordinary one. */
export const changeDuring = (zone: ZoneName, { start, end }: Interval): Change | null =>
  changesIn(zone, { start: instant(start + 1), end })[0] ?? null;
