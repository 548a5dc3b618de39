import type { Say } from "#lib/messages/translator.ts";
import { cityOf, day, dayAndTime, dayOfDate, duration, type Reader, time as timeOf, weekdayLong } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { clockText } from "#lib/time/time-of-day.ts";
import { localTime, plusDays } from "#lib/time/zone.ts";
import type { Blackout, Refusal, RefusalCode } from "./evaluate-slot.ts";

type RefusalOf<Code extends RefusalCode> = Extract<Refusal, { readonly code: Code }>;

/**
 * Who reads, and about what: the start that was asked for. `nearest` is the closest start that is allowed, `null` where there is
 * none, absent where nobody looked. `wholeDay`: the sentence is about the start's date, not its time.
 */
export type Reading = Reader & { readonly start: Instant; readonly nearest?: Instant | null; readonly wholeDay?: boolean };

/** The sentence for one broken rule; where the facts give no way on by themselves it ends with the nearest free start. */
export function refusalText(refusal: Refusal, reading: Reading, t: Say): string {
  const sentence = sentenceOf(refusal, reading, (key, words) => t(`slots.refusal.${key}`, words));
  return ENDS_WITH_NEAREST.includes(refusal.code) ? [sentence, ...nearestText(reading, t)].join(" ") : sentence;
}

const ENDS_WITH_NEAREST: readonly RefusalCode[] = ["desk-hours", "blackout", "capacity"];

function nearestText(reading: Reading, t: Say): readonly string[] {
  const { nearest } = reading;
  if (nearest === undefined) return [];
  return [
    nearest === null
      ? t("slots.nearest-none")
      : t("slots.nearest", { day: day(nearest, reading), time: timeOf(nearest, reading) }),
  ];
}

/** The word in the cell of a closed day: that of the first code that says most about it. Empty where the day is open. */
export function closedWord(closed: readonly RefusalCode[], t: Say): string {
  const leading = LEADING.find((code) => closed.includes(code)) ?? closed[0];
  return leading === undefined ? "" : t(`slots.cell.${leading}`);
}

/** A day may be closed for several reasons; those that hold all day come first, a full team before an absent one. */
const LEADING: readonly RefusalCode[] = ["weekday", "notice", "horizon", "local-time", "blackout", "capacity", "desk-hours"];

function sentenceOf(refusal: Refusal, reading: Reading, t: Say): string {
  switch (refusal.code) {
    case "weekday":
      return weekdayText(refusal, reading, t);
    case "time-of-day":
      return timeOfDayText(refusal, t);
    case "notice":
      return noticeText(refusal, reading, t);
    case "horizon":
      return horizonText(refusal, reading, t);
    case "grid":
      return gridText(refusal, t);
    case "local-time":
      return localTimeText(refusal, reading, t);
    case "desk-hours":
      return t(refusal.longerThanAnyDuty ? "desk-hours-long" : "desk-hours", { duration: duration(refusal.windowMinutes) });
    case "blackout":
      return refusal.blackouts.map((blackout) => blackoutText(blackout, reading, t)).join(" ");
    case "capacity":
      return capacityText(refusal, reading, t);
  }
}

function weekdayText({ weekdays, nextDate }: RefusalOf<"weekday">, reading: Reading, t: Say): string {
  if (nextDate === null) return t("weekday-none");
  const next = dayOfDate(nextDate, reading);
  const run = weekdayRun(weekdays);
  const names = run.days.map((weekday) => weekdayLong(weekday, reading.locale));
  const [first = "", last = ""] = [names[0], names.at(-1)];
  if (run.unbroken && names.length > 2) return t("weekday-range", { first, last, next });
  return t("weekday-list", { days: listed(names, reading.locale), next });
}

/** English without a comma before the last. */
const listed = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(names);

/** The weekdays from the first one after a day off; unbroken where they follow each other, over Sunday too. */
function weekdayRun(weekdays: readonly number[]): { readonly days: readonly number[]; readonly unbroken: boolean } {
  const week = [1, 2, 3, 4, 5, 6, 7];
  const open = (weekday: number) => weekdays.includes(weekday);
  const begins = week.filter((weekday) => open(weekday) && !open(weekday === 1 ? 7 : weekday - 1));
  const first = begins.length === 1 ? (begins[0] ?? 1) : 1;
  return { days: [...week.slice(first - 1), ...week.slice(0, first - 1)].filter(open), unbroken: begins.length < 2 };
}

const timeOfDayText = ({ limitMinute, lastMinute }: RefusalOf<"time-of-day">, t: Say): string =>
  lastMinute === null ? t("time-of-day-none") : t("time-of-day", { limit: clockText(limitMinute), last: clockText(lastMinute) });

function noticeText({ past, noticeDays, firstDate }: RefusalOf<"notice">, reading: Reading, t: Say): string {
  if (past) return t("notice-past");
  if (firstDate === null) return t("notice-none", { days: noticeDays });
  return t("notice", { days: noticeDays, first: dayOfDate(firstDate, reading) });
}

const horizonText = ({ horizonDays, lastDate }: RefusalOf<"horizon">, reading: Reading, t: Say): string =>
  lastDate === null
    ? t("horizon-none", { days: horizonDays })
    : t("horizon", { days: horizonDays, last: dayOfDate(lastDate, reading) });

function gridText({ stepMinutes, minuteBefore, minuteAfter }: RefusalOf<"grid">, t: Say): string {
  const [step, before] = [duration(stepMinutes), clockText(minuteBefore)];
  return minuteAfter === null ? t("grid-last", { step, before }) : t("grid", { step, before, after: clockText(minuteAfter) });
}

function localTimeText({ date, minuteOfDay }: RefusalOf<"local-time">, reading: Reading, t: Say): string {
  const city = cityOf(reading.zone);
  if (reading.wholeDay) return t("local-time-day", { city, day: dayOfDate(date, reading) });
  return t("local-time", { city, time: clockText(minuteOfDay) });
}

/** Whole days on the reader's clock are named without times. */
function blackoutText({ interval, reason, bar }: Blackout, reading: Reading, t: Say): string {
  if (bar) return reason;
  const [from, until] = [localTime(interval.start, reading.zone), localTime(interval.end, reading.zone)];
  if (from.minuteOfDay === 0 && until.minuteOfDay === 0 && from.date < until.date) {
    const [first, last] = [dayOfDate(from.date, reading), dayOfDate(plusDays(until.date, -1), reading)];
    return first === last ? t("blackout-day", { day: first, reason }) : t("blackout-span", { from: first, to: last, reason });
  }
  if (from.date === until.date) {
    const hours = { from: timeOf(interval.start, reading), to: timeOf(interval.end, reading) };
    return t("blackout-hours", { day: dayOfDate(from.date, reading), ...hours, reason });
  }
  return t("blackout-span", { from: dayAndTime(interval.start, reading), to: dayAndTime(interval.end, reading), reason });
}

function capacityText({ onDuty }: RefusalOf<"capacity">, reading: Reading, t: Say): string {
  const words = { day: day(reading.start, reading), engineers: onDuty };
  return reading.wholeDay ? t("capacity-day", words) : t("capacity", { ...words, time: timeOf(reading.start, reading) });
}
