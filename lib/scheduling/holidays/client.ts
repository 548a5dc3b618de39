import "server-only";
import Holidays from "date-holidays";
import ical, { type VEvent } from "node-ical";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { closedOn, type DayOff, type WholeDays } from "./day-off.ts";

/** A country, or a part of one with holidays of its own; `code` as ISO 3166 has it. */
export type Place = { readonly code: string; readonly name: string };

const places = (found: Record<string, string> | undefined, language: string): readonly Place[] =>
  Object.entries(found ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language));

/** Countries whose public holidays are known, by name in the language as far as it is known there. */
export const countries = (language: string): readonly Place[] => places(new Holidays().getCountries(language), language);

/** States of a country that have holidays of their own; none for most countries and for one that is not known. */
export const statesOf = (country: string, language: string): readonly Place[] =>
  places(new Holidays().getStates(country, language), language);

/** Public holidays of one year in a country, or in one of its states, with their names in the language where known. */
export function publicHolidays(
  { country, state }: { readonly country: string; readonly state: string | null },
  year: number,
  language: string,
): readonly WholeDays[] {
  const calendar = state === null ? new Holidays(country) : new Holidays(country, state);
  calendar.setLanguages([language, "en"]);
  return (calendar.getHolidays(year) || [])
    .filter(({ type }) => type === "public")
    .map(({ date, name, start, end }) => ({
      date: date.slice(0, 10),
      days: Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000)),
      reason: name,
    }));
}

const DAY_MS = 86_400_000;

const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

const summaryOf = ({ summary }: { readonly summary?: unknown }): string => {
  if (typeof summary === "string") return summary;
  return typeof summary === "object" && summary !== null && "val" in summary ? String(summary.val) : "";
};

// A rule by the hour or faster is no calendar of days off, and could be asked to fill years with seconds.
const isSlow = ({ rrule }: VEvent): boolean =>
  !rrule || !/FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=[^;\n]*,/.test(rrule.toString());

function occurrences(event: VEvent, { start, end }: Interval, zone: ZoneName): readonly DayOff[] {
  if (!isSlow(event)) return [];
  const found = ical.expandRecurringEvent(event, { from: new Date(start), to: new Date(end), expandOngoing: true });
  return found.map((each) => {
    const reason = summaryOf(each);
    if (!each.isFullDay) return { interval: { start: instant(each.start.getTime()), end: instant(each.end.getTime()) }, reason };
    const days = Math.max(1, Math.round((each.end.getTime() - each.start.getTime()) / DAY_MS));
    return closedOn({ date: isoDate(each.start), days, reason }, zone);
  });
}

/**
 * The events of a calendar file (RFC 5545) that touch the span, repeated ones as often as they do. Events of whole days are
 * taken on the desk's clock, `zone`. `null` for a text that is no calendar. Events without a readable start are left out.
 */
export function calendarEvents(text: string, span: Interval, zone: ZoneName): readonly DayOff[] | null {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text)) return null;
  try {
    return Object.values(ical.sync.parseICS(text)).flatMap((part) =>
      part?.type === "VEVENT" && isMoment(part.start) ? occurrences(part, span, zone) : [],
    );
  } catch {
    // The parser throws on what it cannot make sense of; the person is told that it is no calendar.
    return null;
  }
}

const isMoment = (value: unknown): value is Instant | Date => value instanceof Date && !Number.isNaN(value.getTime());
