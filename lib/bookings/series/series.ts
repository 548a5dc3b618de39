import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { localTime, plusDays, type ZoneName } from "#lib/time/zone.ts";
import { type Booking, OPEN_STATUSES, type SeriesEvening } from "../booking.ts";
import { type Act, allows } from "../transitions.ts";

/** On which evenings of a series something is done: on the one that is named alone, on it and those after it, or on all. */
export const WHICH = ["this", "later", "all"] as const;

export type Which = (typeof WHICH)[number];

/** `seen`: the versions that were read of the others, where the caller says so; one that has changed since is `outdated`. */
export type Together = {
  readonly evenings?: Which | undefined;
  readonly seen?: readonly { readonly id: string; readonly version: number }[] | undefined;
};

/** An evening's number, from 1, and its window. */
export type Timed = { readonly evening: number; readonly window: Interval };

/** What an evening lies between; `null` where there is none on that side. */
export type Between = { readonly former: Timed | null; readonly later: Timed | null };

/** An evening that is to lie between others. */
export type InSeries = { readonly evening: number; readonly between: Between };

/** A rule of the series that a start breaks, with the facts of its sentence. `other` is the evening that it is measured by. */
export type SeriesRefusal =
  | { readonly code: "series-order"; readonly side: "former" | "later"; readonly other: Timed }
  | {
      readonly code: "series-gap";
      readonly side: "former" | "later";
      readonly other: Timed;
      readonly days: number;
      readonly date: string;
    };

/** Hosts of one hop are the start of the next, so an evening begins when the one before it has ended, at the earliest. */
function orderOf({ start, end }: Interval, { former, later }: Between): readonly SeriesRefusal[] {
  const refusals: SeriesRefusal[] = [];
  if (former && start < former.window.end) refusals.push({ code: "series-order", side: "former", other: former });
  if (later && end > later.window.start) refusals.push({ code: "series-order", side: "later", other: later });
  return refusals;
}

/** `days`: from one evening to the next at the most, by the dates of their starts. `zone` is the customer's. */
export type Apart = { readonly zone: ZoneName; readonly days: number };

const dateOf = (moment: Instant, zone: ZoneName): string => localTime(moment, zone).date;

/** Between two evenings the hosts are on a version that nobody wants to stay on. */
function gapOf({ start }: Interval, { former, later }: Between, { zone, days }: Apart): readonly SeriesRefusal[] {
  const refusals: SeriesRefusal[] = [];
  const date = dateOf(start, zone);
  const last = former && plusDays(dateOf(former.window.start, zone), days);
  if (former && last !== null && date > last)
    refusals.push({ code: "series-gap", side: "former", other: former, days, date: last });
  const first = later && plusDays(dateOf(later.window.start, zone), -days);
  if (later && first !== null && date < first)
    refusals.push({ code: "series-gap", side: "later", other: later, days, date: first });
  return refusals;
}

/**
 * Every rule of the series that a window between these evenings breaks; none means that it may lie there. `apart` is `null`
 * where only the order counts: for times that the desk names, and for those that stand already.
 */
export const judgeBetween = (window: Interval, between: Between, apart: Apart | null): readonly SeriesRefusal[] => [
  ...orderOf(window, between),
  ...(apart ? gapOf(window, between, apart) : []),
];

/** Whether an evening's window counts for the order of the others: it lies ahead, or the work was done in it. */
const counts = (one: SeriesEvening): boolean => holdsWindow(one) || one.status === "completed";

const holdsWindow = ({ status }: SeriesEvening): boolean => OPEN_STATUSES.some((open) => open === status);

/** What an evening lies between as things stand; those that do not take place bind nobody. */
export function betweenOf(evening: number, evenings: readonly SeriesEvening[]): Between {
  const counted = evenings.filter(counts);
  return {
    former: counted.findLast((one) => one.evening < evening) ?? null,
    later: counted.find((one) => one.evening > evening) ?? null,
  };
}

/** The evening before this one that has yet to be carried out; `null` where all of them are over, one way or the other. */
export const openBefore = (evening: number, evenings: readonly SeriesEvening[]): SeriesEvening | null =>
  evenings.findLast((one) => one.evening < evening && holdsWindow(one)) ?? null;

/** Whether an evening is held back by an earlier one; what is over waits for nothing. */
export const isHeld = (one: SeriesEvening): boolean => one.hold !== null && holdsWindow(one);

type Among = { readonly evening: number; readonly evenings: readonly SeriesEvening[] };

/** The evenings to which an act is done: the named one in any case, of the others those whose state allows it. */
export const meantBy = (which: Which, act: Act, { evening, evenings }: Among): readonly SeriesEvening[] =>
  evenings.filter(
    (one) =>
      one.evening === evening || (which !== "this" && (which === "all" || one.evening > evening) && allows(one.status, act)),
  );

/** Whether this evening and at least one after it can be moved together: all that are still ahead may be moved. */
export function mayMoveOn({
  booking,
  evenings,
}: {
  readonly booking: Pick<Booking, "series" | "status">;
  readonly evenings: readonly SeriesEvening[];
}): boolean {
  if (!booking.series || !allows(booking.status, "reschedule")) return false;
  const later = laterOpen(booking.series.evening, evenings);
  return later.length > 0 && later.every(({ status }) => allows(status, "reschedule"));
}

/** The evenings that still hold a window and come after this one, in order. */
export const laterOpen = (evening: number, evenings: readonly SeriesEvening[]): readonly SeriesEvening[] =>
  evenings.filter((one) => one.evening > evening && holdsWindow(one));
