import type { Interval } from "#lib/time/interval.ts";
import { overlaps } from "#lib/time/interval.ts";
import { plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";

/** Whole dates, `days` of them from `date` on, of no zone yet. */
export type WholeDays = { readonly date: string; readonly days: number; readonly reason: string };

/** A time that could be closed; `reason` is what customers would read. */
export type DayOff = { readonly interval: Interval; readonly reason: string };

export const REASON_LENGTH = 500;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim().slice(0, REASON_LENGTH);

/** Whole dates as the desk's clock has them, from their first moment to the first of the day after. */
export const closedOn = ({ date, days, reason }: WholeDays, zone: ZoneName): DayOff => ({
  interval: { start: startOfDay(date, zone), end: startOfDay(plusDays(date, days), zone) },
  reason: oneLine(reason),
});

/** In order of time, each once: two calendars often name the same day. Reasons are made one line. */
export function daysOff(found: readonly DayOff[]): readonly DayOff[] {
  const known = new Set<string>();
  return found
    .map(({ interval, reason }) => ({ interval, reason: oneLine(reason) }))
    .filter(({ interval: { start, end }, reason }) => {
      const key = `${start} ${end} ${reason}`;
      return reason !== "" && start < end && !known.has(key) && known.add(key);
    })
    .sort((a, b) => a.interval.start - b.interval.start || a.interval.end - b.interval.end);
}

/** Whether some closed time covers all of it already, alone. */
export const isClosed = ({ interval }: DayOff, blackouts: readonly { readonly interval: Interval }[]): boolean =>
  blackouts.some(
    ({ interval: closed }) => overlaps(closed, interval) && closed.start <= interval.start && interval.end <= closed.end,
  );
