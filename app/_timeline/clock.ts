import { cityOf, time, timeOnDate } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";

/** When the work starts, on whose clock it is told, and on whose as well. */
export type When = { readonly start: Instant; readonly zone: ZoneName; readonly second?: ZoneName | undefined };

/** The times of day of a picture, by minutes after the start. */
export type Clock = {
  /** Whose clock: `Toronto`. */
  readonly city: string;
  /** `18:00`, whatever the date. */
  readonly time: (minute: number) => string;
  /** `18:00`, and `01:15 Wed` on another date than the one that the picture is listed under. */
  readonly at: (minute: number) => string;
  /** `18:00` to `18:15`; a weekday that both ends share is said once. */
  readonly span: (from: number, to: number) => { readonly from: string; readonly to: string };
  /** A mark of the axis: with the weekday where the one before it was still on another date. */
  readonly mark: (minute: number, before: number | undefined) => string;
};

function clockOn(zone: ZoneName, { start, listed }: { readonly start: Instant; readonly listed: string }, locale: string): Clock {
  const moment = (minute: number): Instant => plusMinutes(start, minute);
  const dateAt = (minute: number): string => localTime(moment(minute), zone).date;
  const plain = (minute: number): string => time(moment(minute), { zone });
  const at = (minute: number): string => timeOnDate(moment(minute), listed, { zone, locale });
  return {
    city: cityOf(zone),
    time: plain,
    at,
    span: (from, to) => ({ from: dateAt(from) === dateAt(to) ? plain(from) : at(from), to: at(to) }),
    mark: (minute, before) => (before !== undefined && dateAt(before) === dateAt(minute) ? plain(minute) : at(minute)),
  };
}

/** The first clock, and the second where there is one that shows something else. Both count days by the first one's date. */
export function clocksOf({ start, zone, second }: When, locale: string): { readonly clock: Clock; readonly second?: Clock } {
  const day = { start, listed: localTime(start, zone).date };
  const clock = clockOn(zone, day, locale);
  return second === undefined || second === zone ? { clock } : { clock, second: clockOn(second, day, locale) };
}
