import { DAY_MS, instant, MINUTE_MS } from "./instant.ts";
import type { Interval } from "./interval.ts";
import { localTime, offsetChanges, type ZoneName } from "./zone.ts";

/** A span with one offset, in milliseconds: `from` belongs to it, `until` does not; the clock shows UTC plus `offset`. */
export type Stretch = { readonly from: number; readonly until: number; readonly offset: number };

/** A zone's clock as plain numbers, in order and without holes, for sums over thousands of moments. */
export type Timeline = readonly Stretch[];

/** Nothing in a local date lies further from the same date in UTC than this. */
const WIDEST_MS = 2 * DAY_MS;

/** The zone's clock, right from two days before the interval to two days after it; beyond, the nearest offset goes on. */
export function timelineOf(zone: ZoneName, interval: Interval): Timeline {
  const start = instant(interval.start - WIDEST_MS);
  const changes = offsetChanges(zone, { start: instant(start + 1), end: instant(interval.end + WIDEST_MS) });
  const offsets = [localTime(start, zone).offsetMinutes, ...changes.map(({ afterMinutes }) => afterMinutes)];
  return offsets.map((minutes, n) => ({
    from: changes[n - 1]?.at ?? Number.NEGATIVE_INFINITY,
    until: changes[n]?.at ?? Number.POSITIVE_INFINITY,
    offset: Math.round(minutes * MINUTE_MS),
  }));
}

/**
 * The first moment at which the clock shows `wallMs` (milliseconds as if it stood in UTC) or later: in a gap the first moment
 * after it, of a time that happens twice the earlier. Never runs backwards: a later wall clock gives no earlier moment.
 */
export function firstShowing(timeline: Timeline, wallMs: number): number {
  for (const { from, until, offset } of timeline) {
    if (wallMs < until + offset) return Math.max(from, wallMs - offset);
  }
  throw new RangeError("A timeline without stretches");
}
