import { parseDate } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import { parseTimeOfDay } from "#lib/time/time-of-day.ts";
import { resolveLocal, type ZoneName } from "#lib/time/zone.ts";

/** A time as somebody typed it, on the customer's clock. */
export type TypedTime = { readonly date: string; readonly time: string };

/**
 * What a typed time is: a moment; one of two, where the clock shows it twice; none, where it leaves the time out; or a field
 * that cannot be read.
 */
export type TimeRead =
  | { readonly start: Instant }
  | { readonly twice: readonly [Instant, Instant] }
  | { readonly gap: true }
  | { readonly wrong: readonly ("date" | "time")[] };

/** Dates between which a date is meant and not mistyped. */
const inRange = (date: string): boolean => date >= "2000" && date < "2200";

/** Reads a date and a time of day, 00:00 to 23:59, on the clock of a zone. */
export function readTime({ date, time }: TypedTime, zone: ZoneName): TimeRead {
  const [day, minute] = [parseDate(date.trim()), parseTimeOfDay(time.trim())];
  const wrong = [
    ...(day === null || !inRange(day) ? (["date"] as const) : []),
    ...(minute === null || minute >= 1440 ? (["time"] as const) : []),
  ];
  if (day === null || minute === null || wrong.length > 0) return { wrong };
  const found = resolveLocal(day, minute, zone);
  if (found.kind === "gap") return { gap: true };
  return found.kind === "once" ? { start: found.instant } : { twice: [found.earlier, found.later] };
}
