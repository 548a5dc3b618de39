import { DAY_MS, type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import { timelineOf } from "#lib/time/timeline.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Policy } from "./policy.ts";

/** Local dates as day numbers, both inclusive, in the customer's zone. */
export type DayRange = { readonly firstDay: number; readonly lastDay: number; readonly zone: ZoneName };

/** Moments in milliseconds, ascending, and for each the local date it belongs to, as a day number. */
export type StartGrid = { readonly starts: Float64Array; readonly days: Int32Array };

/**
 * Every moment of the dates at which the clock shows a multiple of the step, from midnight to before the latest start. A time
 * that happens twice gives two moments, a skipped one none. Walks the stretches between clock changes, so no start is looked up.
 */
export function startGrid({ firstDay, lastDay, zone }: DayRange, policy: Policy): StartGrid {
  const step = policy.stepMinutes * MINUTE_MS;
  const limit = minuteOf(policy.latestStart) * MINUTE_MS;
  const [begin, finish] = [firstDay * DAY_MS, (lastDay + 1) * DAY_MS];
  const timeline = timelineOf(zone, { start: begin as Instant, end: finish as Instant });
  // A stretch begins within a day that another one has ended in: both together have more starts than the day would.
  const most = (lastDay - firstDay + 1 + timeline.length) * Math.ceil(limit / step);
  const starts = new Float64Array(Math.max(0, most));
  const days = new Int32Array(starts.length);
  let count = 0;
  for (const { from, until, offset } of timeline) {
    const wallFrom = Math.max(from + offset, begin);
    const wallUntil = Math.min(until + offset, finish);
    for (let day = Math.floor(wallFrom / DAY_MS); day * DAY_MS < wallUntil; day++) {
      const midnight = day * DAY_MS;
      const end = Math.min(limit, wallUntil - midnight);
      for (let wall = Math.max(0, Math.ceil((wallFrom - midnight) / step)) * step; wall < end; wall += step) {
        starts[count] = midnight + wall - offset;
        days[count++] = day;
      }
    }
  }
  return { starts: starts.subarray(0, count), days: days.subarray(0, count) };
}
