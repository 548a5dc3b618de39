import type { Locale } from "date-fns";
import { de } from "date-fns/locale/de";
import { enGB } from "date-fns/locale/en-GB";
import { formatInTimeZone } from "date-fns-tz";
import { dayNumber } from "./calendar-date.ts";
import { DAY_MS, type Instant } from "./instant.ts";
import { clockText } from "./time-of-day.ts";
import { localTime, plusDays, type ZoneName } from "./zone.ts";

/** For whom a time is written: on whose clock, in which language, and when, since the year is left out while it is the current one. */
export type Reader = { readonly zone: ZoneName; readonly locale: string; readonly now: Instant };

type Habits = {
  readonly locale: Locale;
  readonly day: string;
  readonly shortDay: string;
  readonly briefDay: string;
  readonly shortWeekday: string;
  readonly oClock: string;
};

const ENGLISH: Habits = {
  locale: enGB,
  day: "EEEE d MMMM",
  shortDay: "EEE d MMMM",
  briefDay: "d MMM",
  shortWeekday: "EEE",
  oClock: "",
};
const GERMAN: Habits = {
  locale: de,
  day: "EEEE, d. MMMM",
  shortDay: "EEEEEE, d. MMMM",
  briefDay: "d. MMM",
  shortWeekday: "EEEEEE",
  oClock: " Uhr",
};

/** Languages that have no entry are written the English way. */
const habitsOf = (locale: string): Habits => (locale === "de" ? GERMAN : ENGLISH);

/** Written at noon: date-fns-tz goes through the clock of the process, which may leave out a night hour, but never noon. */
const write = (date: string, pattern: string, locale: string): string =>
  formatInTimeZone(dayNumber(date) * DAY_MS + DAY_MS / 2, "UTC", pattern, { locale: habitsOf(locale).locale });

const withYear = (pattern: string, date: string, { now, zone }: Reader): string =>
  date.slice(0, 4) === localTime(now, zone).date.slice(0, 4) ? pattern : `${pattern} yyyy`;

/** `Tuesday 27 October`, for a date that is already local; another year than the current one is added, here and below. */
export const dayOfDate = (date: string, reader: Reader): string =>
  write(date, withYear(habitsOf(reader.locale).day, date, reader), reader.locale);

/** `Tuesday 27 October`. */
export const day = (moment: Instant, reader: Reader): string => dayOfDate(localTime(moment, reader.zone).date, reader);

/** `Tue 27 October`. */
export function shortDay(moment: Instant, reader: Reader): string {
  const { date } = localTime(moment, reader.zone);
  return write(date, withYear(habitsOf(reader.locale).shortDay, date, reader), reader.locale);
}

/** `27 Oct`, for columns that have no room for more. */
export function briefDay(moment: Instant, reader: Reader): string {
  const { date } = localTime(moment, reader.zone);
  return write(date, withYear(habitsOf(reader.locale).briefDay, date, reader), reader.locale);
}

/** `18:00`, always by the 24-hour clock. */
export const time = (moment: Instant, { zone }: Pick<Reader, "zone">): string => clockText(localTime(moment, zone).minuteOfDay);

/** `Tue 27 October, 18:00`. */
export const dayAndTime = (moment: Instant, reader: Reader): string =>
  `${shortDay(moment, reader)}, ${time(moment, reader)}${habitsOf(reader.locale).oClock}`;

/** `01:15`, and `01:15 Wed` where the moment falls on another date than the one it is listed under. */
export function timeOnDate(moment: Instant, listed: string, reader: Pick<Reader, "zone" | "locale">): string {
  const { date } = localTime(moment, reader.zone);
  const clock = time(moment, reader);
  return date === listed ? clock : `${clock} ${write(date, habitsOf(reader.locale).shortWeekday, reader.locale)}`;
}

/** ISO weekday `n` lies `n` days after a Sunday. */
const SUNDAY = "2023-01-01";

/** `Tuesday` for 2 (ISO, Monday 1). */
export const weekdayLong = (weekday: number, locale: string): string => write(plusDays(SUNDAY, weekday), "EEEE", locale);

/** `October 2026` for any date of that month. */
export const monthAndYear = (date: string, locale: string): string => write(date, "MMMM yyyy", locale);

/** `5 h 15 min`, `45 min`, `11 h`: the unit signs are the same in every language. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** A duration whose figures and units stay on one line. */
export const unbroken = (minutes: number): string => duration(minutes).replaceAll(" ", "\u00a0");

/** `GMT−4`, `GMT+5:45`, `GMT`: the offset in force at that moment. */
export function gmtOffset(moment: Instant, zone: ZoneName): string {
  const offset = Math.round(localTime(moment, zone).offsetMinutes);
  if (offset === 0) return "GMT";
  const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `GMT${offset < 0 ? "\u2212" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** What people call the zone: `Toronto`, `Buenos Aires`, `UTC`. The signs of `Etc/GMT+5` are reversed, so it reads `UTC−5`. */
export function cityOf(zone: ZoneName): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  if (sign !== undefined && hours !== "0") return `UTC${sign === "+" ? "\u2212" : "+"}${hours}`;
  if (zone.startsWith("Etc/")) return "UTC";
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
