/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Days from 0000-03-01, where the arithmetic below starts its years, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const DAYS_IN_400_YEARS = 146_097;

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/**
 * Days since 1970-01-01 in the Gregorian calendar. `month` counts from 1; a day past the month's end runs on into the next.
 * Years begin in March here, so that the leap day is the last one and every month starts at a fixed distance.
 */
export function dayNumberOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH_SHIFT;
}

/** The date `day` days after 1970-01-01, `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)}`;
}

/** ISO weekday of a day number; 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/** A date as somebody typed it; `null` unless it is `YYYY-MM-DD` and in the calendar (2026-02-30 is not). */
export function parseDate(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  return dateOfDay(dayNumberOf(Number(year), Number(month), Number(day))) === text && Number(month) >= 1 ? text : null;
}

/** Day number of a date that is known to be one. Throws on anything else: check with `parseDate` at the edge. */
export function dayNumber(date: string): number {
  const [, year, month, day] = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) throw new RangeError(`Not a calendar date: ${date.slice(0, 40)}`);
  return dayNumberOf(Number(year), Number(month), Number(day));
}

/** Whole days from one date to another; negative when `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);
