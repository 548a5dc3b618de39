import { type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import { localTime, plusDays, weekdayOf, type ZoneName } from "#lib/time/zone.ts";
import type { Policy } from "./policy.ts";

/** The last start of a day as the clock shows it, in minutes from midnight; `null` where the limit is midnight itself. */
export function lastStartMinute({ latestStart, stepMinutes }: Policy): number | null {
  const limit = minuteOf(latestStart);
  return limit === 0 ? null : Math.floor((limit - 1) / stepMinutes) * stepMinutes;
}

/** The first date with an allowed weekday among `date` and the six days after it (`direction` 1) or before it (-1). */
function openDate(date: string, direction: 1 | -1, { weekdays }: Policy): string | null {
  const week = Array.from({ length: 7 }, (_, n) => plusDays(date, n * direction));
  return week.find((day) => weekdays.includes(weekdayOf(day))) ?? null;
}

/** The first date after `date` whose weekday is allowed; `null` where none is. */
export const nextOpenDate = (date: string, policy: Policy): string | null => openDate(plusDays(date, 1), 1, policy);

/** The first date in the zone that has a start at or after `limit`, by weekday and time of day alone. */
export function firstDateFrom(limit: Instant, zone: ZoneName, policy: Policy): string | null {
  const last = lastStartMinute(policy);
  if (last === null) return null;
  const { date, minuteOfDay } = localTime(limit, zone);
  const firstMinute = limit % MINUTE_MS === 0 ? minuteOfDay : minuteOfDay + 1;
  return openDate(firstMinute <= last ? date : plusDays(date, 1), 1, policy);
}

/** The last date in the zone that has a start at or before `limit`, by weekday and time of day alone. */
export const lastDateUntil = (limit: Instant, zone: ZoneName, policy: Policy): string | null =>
  lastStartMinute(policy) === null ? null : openDate(localTime(limit, zone).date, -1, policy);

/** Why a date has no start at all: the policy leaves none, or the clock jumps over all of them (2011-12-30 in Apia). */
export const emptyDayCode = (policy: Policy): "time-of-day" | "local-time" =>
  lastStartMinute(policy) === null ? "time-of-day" : "local-time";
