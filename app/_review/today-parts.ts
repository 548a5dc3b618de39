import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import { DAY_MS, type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";

/** A night belongs to the evening before it: what starts before this minute of the next day is tonight's. */
const NIGHT_ENDS_MINUTE = 360;

const WEEK_DAYS = 7;

/** `unready`: those of the week whose checklist is not complete, or whose installation is gone. */
export type TodayParts = {
  readonly today: readonly QueueEntry[];
  readonly unready: readonly QueueEntry[];
  readonly week: readonly QueueEntry[];
};

const DUE_DAYS = 2;

/** Bookings that somebody has to answer within two days, and those whose day for it is over. */
export const dueSoon = (entries: readonly QueueEntry[], now: Instant): readonly QueueEntry[] =>
  entries.filter(({ answerBy }) => answerBy !== null && answerBy - now <= DUE_DAYS * DAY_MS);

const isReady = ({ readiness }: QueueEntry): boolean => readiness?.complete === true;

/** Parts confirmed upgrades, soonest first, into those of today and tonight and those of the seven days after. */
export function todayParts(entries: readonly QueueEntry[], now: Instant, zone: ZoneName): TodayParts {
  const { date } = localTime(now, zone);
  const nightEnds = plusMinutes(startOfDay(plusDays(date, 1), zone), NIGHT_ENDS_MINUTE);
  const weekEnds = startOfDay(plusDays(date, WEEK_DAYS + 1), zone);
  const startsIn = (from: number, until: number) =>
    entries.filter(({ window }) => window.end > now && from <= window.start && window.start < until);
  const ahead = startsIn(nightEnds, weekEnds);
  return {
    today: startsIn(Number.NEGATIVE_INFINITY, nightEnds),
    unready: ahead.filter((entry) => !isReady(entry)),
    week: ahead.filter(isReady),
  };
}
