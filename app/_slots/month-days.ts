import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { weekdayOf } from "#lib/time/zone.ts";
import { type MonthName, weeksOf } from "./month.ts";
import { isFree, type Start, type Starts } from "./starts.ts";

/**
 * A day of the grid. `rest`: a weekday on which no upgrade ever starts. `shut`: it could have starts and has none; `code` is
 * the rule that explains it best.
 */
export type Day =
  | { readonly date: string; readonly kind: "past" | "rest" }
  | { readonly date: string; readonly kind: "shut"; readonly code: RefusalCode }
  | { readonly date: string; readonly kind: "open"; readonly count: number };

/** `short`: nothing in this week can be asked about, so its row may be low. */
export type Week = { readonly days: readonly (Day | null)[]; readonly short: boolean };

/** Rules that hold whatever the calendar has; the others explain what happened to a start that comes in time. */
const WHOLE_DAY: readonly RefusalCode[] = ["notice", "horizon"];
const SINGLE: readonly RefusalCode[] = ["blackout", "capacity", "desk-hours"];

/** The one rule to name for a start that breaks several; `null` for a free one. */
export const reasonOf = ({ codes }: Start): RefusalCode | null =>
  [...WHOLE_DAY, ...SINGLE].find((code) => codes.includes(code)) ?? codes[0] ?? null;

/**
 * The rule that closes most of a day's starts. What is too soon, too far or out of the desk's hours is no news where a start
 * within them was taken or fell into a blackout.
 */
function dayReason(starts: readonly Start[]): RefusalCode {
  const by = (codes: readonly RefusalCode[]) =>
    codes.map((code) => ({ code, count: starts.filter((start) => reasonOf(start) === code).length }));
  for (const group of [by(["blackout", "capacity"]), by(["desk-hours"]), by(WHOLE_DAY)]) {
    const most = group.reduce((a, b) => (b.count > a.count ? b : a));
    if (most.count > 0) return most.code;
  }
  return "local-time";
}

type Around = { readonly today: string; readonly weekdays: readonly number[] };

/** Days of which `starts` knows nothing lie beyond the horizon. */
function dayOf(date: string, starts: Starts, { today, weekdays }: Around): Day {
  if (date < today) return { date, kind: "past" };
  if (!weekdays.includes(weekdayOf(date))) return { date, kind: "rest" };
  const known = starts.get(date);
  if (!known) return { date, kind: "shut", code: "horizon" };
  const count = known.filter(isFree).length;
  return count > 0 ? { date, kind: "open", count } : { date, kind: "shut", code: dayReason(known) };
}

const asksNothing = (day: Day | null): boolean => day === null || day.kind === "past" || day.kind === "rest";

/** The month's grid, week by week. `today` is a date in the customer's zone. */
export function monthWeeks(
  { month, today }: { readonly month: MonthName; readonly today: string },
  starts: Starts,
  { weekdays }: Policy,
): readonly Week[] {
  return weeksOf(month).map((dates) => {
    const days = dates.map((date) => (date === null ? null : dayOf(date, starts, { today, weekdays })));
    return { days, short: days.every(asksNothing) };
  });
}
