import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { freeSlots } from "#lib/scheduling/free-slots.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { localTime } from "#lib/time/zone.ts";
import type { Booking } from "../booking.ts";
import { type Between, judgeBetween } from "../series/series.ts";

/** How long an offer waits for an answer before the next in line gets it. */
export const OFFER_HOURS = 24;

/** A place in the line. Dates are the booking's own, both inclusive. */
export type WaitingEntry = {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly joinedAt: Instant;
  readonly joinedBy: string;
  readonly offer: { readonly start: Instant; readonly until: Instant } | null;
  /** Starts that were offered and not taken. */
  readonly passed: readonly Instant[];
};

type Wish = Pick<WaitingEntry, "firstDate" | "lastDate" | "passed">;

type Earlier = Pick<Booking, "window" | "windowMinutes" | "zone">;

/**
 * Bookings that may change their time by themselves wait for an earlier one; others have none to give up, or an answer to give. An
 * evening that is held back by an earlier one has to wait for that.
 */
export const mayWait = ({ status, series }: Pick<Booking, "status" | "series">): boolean =>
  (status === "submitted" || status === "approved") && !series?.hold;

/** The calendar around the dates; `between`: the evenings around it, where it is one of a series. */
export type Around = DeskFacts & { readonly between: Between | null };

/**
 * Free starts on the dates wished for and on an earlier day than the booking's own, soonest first, without those that were
 * passed on. They keep their notice for as long as an offer lives, so that taking it at the last moment breaks no rule.
 */
export function earlierStarts(booking: Earlier, wish: Wish, { between, ...desk }: Around): readonly Instant[] {
  const { zone, windowMinutes, window } = booking;
  const now = plusMinutes(desk.now, OFFER_HOURS * 60);
  const own = localTime(window.start, zone).date;
  const apart = { zone, days: desk.policy.seriesGapDays };
  const range = { from: wish.firstDate, to: wish.lastDate };
  const { days } = freeSlots({ ...range, zone, windowMinutes, now, policy: desk.policy, calendar: desk.calendar });
  return days
    .filter(({ date }) => date < own)
    .flatMap(({ slots }) => slots.map(({ start }) => start))
    .filter((start) => !wish.passed.includes(start))
    .filter((start) => !between || judgeBetween(intervalOf(start, windowMinutes), between, apart).length === 0);
}
