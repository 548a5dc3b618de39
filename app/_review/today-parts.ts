import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";

/** A night belongs to the evening before it: what starts before this minute of the next day is tonight's. */
const NIGHT_ENDS_MINUTE = 360;

const WEEK_DAYS = 7;

export type TodayParts = { readonly today: readonly QueueEntry[]; readonly week: readonly QueueEntry[] };

/** Parts confirmed upgrades, soonest first, into those of today and tonight and those of the seven days after. */
export function todayParts(entries: readonly QueueEntry[], now: Instant, zone: ZoneName): TodayParts {
  const { date } = localTime(now, zone);
  const nightEnds = plusMinutes(startOfDay(plusDays(date, 1), zone), NIGHT_ENDS_MINUTE);
  const weekEnds = startOfDay(plusDays(date, WEEK_DAYS + 1), zone);
  const startsIn = (from: number, until: number) =>
    entries.filter(({ window }) => window.end > now && from <= window.start && window.start < until);
  return { today: startsIn(Number.NEGATIVE_INFINITY, nightEnds), week: startsIn(nightEnds, weekEnds) };
}
