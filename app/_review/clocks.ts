import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime, type Reader, time, timeOnDate } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { daysApart, localTime, type ZoneName } from "#lib/time/zone.ts";

/** The two clocks that the desk reads: its own first, the customer's second. */
export type Clocks = { readonly t: Translate; readonly desk: Reader; readonly customer: Reader };

type Zones = { readonly desk: ZoneName; readonly customer: ZoneName };

export const clocksOf = (t: Translate, now: Instant, zones: Zones): Clocks => ({
  t,
  desk: { zone: zones.desk, locale: t.locale, now },
  customer: { zone: zones.customer, locale: t.locale, now },
});

/** Both clocks show the same, so the second one would only repeat the first. */
export const sameClock = ({ desk, customer }: Clocks): boolean => desk.zone === customer.zone;

/** `18:00 in Toronto`, `02:00 Wed in Berlin` where that is another date than the desk's. Empty where both read one clock. */
export function customerStart(start: Instant, clocks: Clocks): string {
  const { t, desk, customer } = clocks;
  if (sameClock(clocks)) return "";
  const there = timeOnDate(start, localTime(start, desk.zone).date, customer);
  return t("desk.clock.in-city", { time: there, city: cityOf(customer.zone) });
}

/** `18:00 to about 23:15 in Toronto`. Where both read one clock, the end alone: `to about 23:15`. */
export function customerSpan({ start, end }: Interval, clocks: Clocks): string {
  const { t, desk, customer } = clocks;
  const { date } = localTime(start, customer.zone);
  const until = timeOnDate(end, date, customer);
  if (sameClock(clocks)) return t("desk.clock.until", { end: until });
  const from = timeOnDate(start, localTime(start, desk.zone).date, customer);
  return t("desk.clock.span", { start: from, end: until, city: cityOf(customer.zone) });
}

/** `Today, 15:40` on the day itself, else `Wed 14 October, 15:40`. */
export function whenWords(moment: Instant, reader: Reader, t: Translate): string {
  if (daysApart(moment, reader.now, reader.zone) !== 0) return dayAndTime(moment, reader);
  return t("desk.clock.today", { time: time(moment, reader) });
}

/** `today`, `1 day`, `13 days`. */
export const daysWords = (days: number, t: Translate): string => (days === 0 ? t("desk.days-none") : t("desk.days", { days }));

/** A fragment that stands by itself begins like a sentence. */
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Joins names as a sentence does: `st-a, st-b and bk-01`. */
const listed = (names: readonly string[], t: Translate): string =>
  new Intl.ListFormat(t.locale === "de" ? "de" : "en-GB", { type: "conjunction" }).format(names);

/** Of a longer list so many are named. */
const MOST_NAMED = 3;

/** `st-a, st-b, bk-01 and 3 more`: all of a short list, the first of a long one. Only the names that are shown are asked for. */
export function someOf<T>(things: readonly T[], nameOf: (thing: T) => string, t: Translate): string {
  if (things.length <= MOST_NAMED + 1) return listed(things.map(nameOf), t);
  return listed([...things.slice(0, MOST_NAMED).map(nameOf), t("desk.more", { count: things.length - MOST_NAMED })], t);
}
