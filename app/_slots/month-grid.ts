import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { monthAndYear, weekdayLong } from "#lib/time/format.ts";
import { type DayFacts, dayWords, type Why } from "./day-words.ts";
import type { Day, Week } from "./month-days.ts";
import type { Speaker } from "./speaker.ts";

/** One day, ready to be shown. `kind` decides its look and whether it can be pressed. */
export type GridDay = {
  readonly date: string;
  readonly kind: Day["kind"];
  readonly label: string;
  readonly word: string;
  readonly why: Why;
  readonly today: boolean;
  /** Only rules that a reason can set aside close it. */
  readonly askable: boolean;
};

export type GridWeek = { readonly key: string; readonly short: boolean; readonly days: readonly (GridDay | null)[] };

/** A column: `rest` days are narrow, since nothing can be chosen there. */
export type GridColumn = { readonly short: string; readonly long: string; readonly rest: boolean };

/** Rules that close a day as a whole, and that the desk can set aside. */
const ASKABLE: readonly RefusalCode[] = ["weekday", "notice", "horizon", "time-of-day"];

const isAskable = (day: Day): boolean => day.kind === "rest" || (day.kind === "shut" && ASKABLE.includes(day.code));

function gridDay(day: Day, { today, facts, speaker }: Shown): GridDay {
  const words = dayWords(day, facts, speaker);
  const isToday = day.date === today;
  return {
    date: day.date,
    kind: day.kind,
    label: isToday ? speaker.t("picker.day.today", { label: words.label }) : words.label,
    word: isToday && day.kind === "shut" ? speaker.t("picker.day.today-word") : words.word,
    why: words.why,
    today: isToday,
    askable: isAskable(day),
  };
}

export type Shown = { readonly today: string; readonly facts: DayFacts; readonly speaker: Speaker };

export const gridWeeks = (weeks: readonly Week[], shown: Shown): readonly GridWeek[] =>
  weeks.map(({ days, short }) => ({
    key: days.find((day) => day !== null)?.date ?? "",
    short,
    days: days.map((day) => day && gridDay(day, shown)),
  }));

/** Two letters are enough in German, three in English; the full names are there to be heard. */
export function gridColumns(weekdays: readonly number[], locale: string): readonly GridColumn[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const long = weekdayLong(weekday, locale);
    return { long, short: long.slice(0, locale === "de" ? 2 : 3), rest: !weekdays.includes(weekday) };
  });
}

export const monthHeading = (month: string, locale: string): string => monthAndYear(`${month}-01`, locale);
