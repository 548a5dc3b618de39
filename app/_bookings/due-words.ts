import type { Speaker } from "#app/_slots/speaker.ts";
import { lastDateUntil } from "#lib/bookings/due.ts";
import { dayAndTime, dayOfDate } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";

/** `Friday 16 October`, whose end is meant; with the time where it ends within the day. */
export function dueWords(due: Instant, { you }: Pick<Speaker, "you">): string {
  if (localTime(due, you.zone).minuteOfDay === 0) return dayOfDate(lastDateUntil(due, you.zone), you);
  return dayAndTime(due, you);
}
