import { evaluateHeld } from "#lib/scheduling/evaluate-slot.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import { localTime, sameWallClock } from "#lib/time/zone.ts";
import type { Review } from "./review.ts";

/** How many times are offered to propose, and how many days around the booking's own they are looked for in. */
const MOST = 6;
export const DAYS_AROUND = 14;
const HOURS_AROUND = [-2, -1, 1, 2];

/** Nobody is ready for an upgrade that starts sooner. */
const AHEAD_MINUTES = 60;

/** The same hour on the days around, and some hours earlier and later on the day itself. */
function candidates({ view: { booking } }: Review): readonly Instant[] {
  const { start } = booking.window;
  const days = Array.from({ length: DAYS_AROUND }, (_, n) => n + 1).flatMap((n) => [n, -n]);
  return [
    ...HOURS_AROUND.map((hours) => plusMinutes(start, hours * 60)),
    ...days.map((n) => sameWallClock(start, n, booking.zone)),
  ];
}

/** Customers may ask for it by weekday and hour: what suits them is more likely a time that they could have chosen. */
function isUsual(start: Instant, { view: { booking }, desk: { policy } }: Review): boolean {
  const { weekday, minuteOfDay } = localTime(start, booking.zone);
  return policy.weekdays.includes(weekday) && minuteOfDay < minuteOf(policy.latestStart);
}

/** Times to propose beside typed ones: free now, closest to the booking's own, in the order of the clock. */
export function suggestions(review: Review): readonly Instant[] {
  const { view, desk } = review;
  const { window, windowMinutes } = view.booking;
  const { policy, calendar, now } = desk;
  const isFree = (start: Instant): boolean => evaluateHeld({ start, windowMinutes, policy, calendar }).length === 0;
  const soonest = plusMinutes(now, AHEAD_MINUTES);
  const free = [...new Set(candidates(review))].filter((start) => start >= soonest && isUsual(start, review) && isFree(start));
  const distance = (start: Instant): number => Math.abs(start - window.start);
  return free
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, MOST)
    .sort((a, b) => a - b);
}
