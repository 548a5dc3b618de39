import { parseDate } from "#lib/time/calendar-date.ts";
import { plusDays, weekdayOf } from "#lib/time/zone.ts";

/** A month of the calendar, `2026-11`. */
export type MonthName = string;

export const monthOf = (date: string): MonthName => date.slice(0, 7);

/** `null` unless the text is a month of the years 1900 to 9998, which has neighbours. */
export function parseMonth(text: string): MonthName | null {
  const year = Number(text.slice(0, 4));
  return /^\d{4}-\d{2}$/.test(text) && parseDate(`${text}-01`) && year >= 1900 && year <= 9998 ? text : null;
}

export const firstDateOf = (month: MonthName): string => `${month}-01`;

/** 31 days after any first lies in the next month, or on its second or third day. */
export const monthAfter = (month: MonthName): MonthName => monthOf(plusDays(firstDateOf(month), 31));

export const monthBefore = (month: MonthName): MonthName => monthOf(plusDays(firstDateOf(month), -1));

export const lastDateOf = (month: MonthName): string => plusDays(firstDateOf(monthAfter(month)), -1);

/** The weeks of a month, Monday first; `null` stands for a day of another month. */
export function weeksOf(month: MonthName): readonly (readonly (string | null)[])[] {
  const first = firstDateOf(month);
  const last = lastDateOf(month);
  const weeks: (string | null)[][] = [];
  for (let monday = plusDays(first, 1 - weekdayOf(first)); monday <= last; monday = plusDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, n) => plusDays(monday, n));
    weeks.push(days.map((date) => (monthOf(date) === month ? date : null)));
  }
  return weeks;
}
