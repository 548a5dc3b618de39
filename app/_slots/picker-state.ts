import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, plusDays, sameWallClock } from "#lib/time/zone.ts";
import { firstDateOf, lastDateOf, type MonthName, monthAfter, monthBefore, monthOf } from "./month.ts";
import { type Day, monthWeeks, type Week } from "./month-days.ts";
import type { PickerQuery } from "./picker-query.ts";
import { freeStarts, isFree, lastFreeDate, nextFreeDate, type Start, type Starts, startsBetween } from "./starts.ts";

/** What the picker shows for an address, as facts. Dates are the customer's. */
export type PickerState = {
  readonly today: string;
  readonly month: MonthName;
  readonly weeks: readonly Week[];
  /** The open day whose times are listed, and its starts. */
  readonly day: { readonly date: string; readonly starts: readonly Start[] } | null;
  /** The closed day that was asked for. */
  readonly asked: string | null;
  /** The start that is chosen so far for the place in question, if it can still be had. */
  readonly chosen: Instant | null;
  /** That start, if it cannot be had any more. */
  readonly gone: Instant | null;
  readonly free: readonly Instant[];
  readonly nextFree: string | null;
  /** The last free day before the month. */
  readonly lastFree: string | null;
  /** The day from which the first of the month can be booked; `null` for a month that can be booked from now on, or could. */
  readonly opens: string | null;
  readonly earlier: MonthName | null;
  readonly later: MonthName | null;
};

type Known = { readonly starts: Starts; readonly today: string; readonly last: string };

function known(query: SlotQuery): Known {
  const today = localTime(query.now, query.zone).date;
  const last = localTime(sameWallClock(query.now, query.policy.horizonDays, query.zone), query.zone).date;
  return { today, last, starts: startsBetween({ from: today, to: last }, query) };
}

/** The day that was asked for, else that of a chosen start, else the first free one of the month in question or of all. */
function dateAsked(asked: PickerQuery, { starts, today }: Known, { zone }: SlotQuery): string | null {
  const near = asked.starts[asked.place] ?? asked.starts[0];
  if (asked.day !== null) return asked.day;
  if (asked.month === null) return near === undefined ? nextFreeDate(starts, plusDays(today, -1)) : localTime(near, zone).date;
  const first = nextFreeDate(starts, plusDays(firstDateOf(asked.month), -1));
  return first !== null && monthOf(first) === asked.month ? first : null;
}

const dayIn = (weeks: readonly Week[], date: string | null): Day | null =>
  weeks.flatMap(({ days }) => days).find((day) => day?.date === date) ?? null;

/** Where to look on from: the day that is shown, or the edge of a month that shows another day. */
const lookFrom = (month: MonthName, date: string | null): string =>
  date !== null && monthOf(date) === month ? date : plusDays(firstDateOf(month), -1);

/** Works out everything that the page shows from the rules' facts and its address. */
export function pickerState(asked: PickerQuery, query: SlotQuery): PickerState {
  const all = known(query);
  const date = dateAsked(asked, all, query);
  const month = asked.month ?? monthOf(date ?? all.today);
  const weeks = monthWeeks({ month, today: all.today }, all.starts, query.policy);
  const starts = (date === null ? undefined : all.starts.get(date)) ?? [];
  const isOpen = starts.some(isFree);
  const free = freeStarts(all.starts);
  const start = asked.starts[asked.place] ?? null;
  const canBeHad = start !== null && free.includes(start);
  return {
    today: all.today,
    month,
    weeks,
    day: date !== null && isOpen ? { date, starts } : null,
    asked: isOpen ? null : (dayIn(weeks, date)?.date ?? null),
    chosen: canBeHad ? start : null,
    gone: canBeHad ? null : start,
    free,
    nextFree: nextFreeDate(all.starts, lookFrom(month, date)),
    lastFree: lastFreeDate(all.starts, firstDateOf(month)),
    opens: firstDateOf(month) > all.last ? plusDays(firstDateOf(month), -query.policy.horizonDays) : null,
    earlier: month > monthOf(all.today) ? monthBefore(month) : null,
    later: lastDateOf(month) < all.last ? monthAfter(month) : null,
  };
}
