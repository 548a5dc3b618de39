import "server-only";
import { bookingHref } from "#app/_bookings/booking-form-route.ts";
import { type BookingPage, bookingPage } from "#app/_bookings/booking-page.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { type BookingView, isOpen, type OpenBooking } from "#lib/bookings/booking.ts";
import { standsIn } from "#lib/bookings/plan-in-force.ts";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { betweenOf, laterOpen, mayMoveOn, type Timed } from "#lib/bookings/series/series.ts";
import { findBooking } from "#lib/bookings/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { SeriesPart } from "./series-subject.ts";

/** An evening that is to move, with the booking that it is. */
export type MovingPart = SeriesPart & { readonly booking: OpenBooking };

/** What moves together: an evening and all that are still ahead after it. `starts` are the times that they have. */
export type Moving = {
  readonly whole: Subject;
  readonly parts: readonly MovingPart[];
  readonly starts: readonly Instant[];
  /** The evening before the first of them, where there is one. */
  readonly before: Timed | null;
};

const partOf = (booking: OpenBooking): MovingPart => ({
  evening: { number: booking.series?.evening ?? 1 },
  part: booking.kept,
  booking,
});

async function bookingsOf(actor: Actor, { booking, evenings }: BookingView): Promise<readonly OpenBooking[]> {
  const later = laterOpen(booking.series?.evening ?? 1, evenings);
  const views = await Promise.all(later.map(({ id }) => findBooking(actor, id)));
  return [booking, ...views.flatMap((view) => (view.ok ? [view.value.booking] : []))].filter(isOpen);
}

type Reading = Parameters<typeof loadSubject>[0];

/** What moves with this booking; `null` where it cannot be moved so, or its hosts are no longer as it needs them. */
export async function movingWith(reader: Reading, view: BookingView): Promise<Moving | null> {
  const { booking, evenings } = view;
  if (!booking.series || !mayMoveOn(view)) return null;
  const bookings = await bookingsOf(reader.actor, view);
  const found = await loadSubject(
    reader,
    booking.installationId,
    booking.failback,
    bookings.map(({ id }) => id),
  );
  if (!found.ok || !standsIn(booking, found.value.plan.hash)) return null;
  const { query, policy } = found.value;
  if (bookings.some((one) => isTooLate(one, { now: query.now, policy }))) return null;
  const { former } = betweenOf(booking.series.evening, evenings);
  return { whole: found.value, parts: bookings.map(partOf), starts: bookings.map(({ window }) => window.start), before: former };
}

export type MovingPage = BookingPage & { readonly moving: Moving | null; readonly here: string };

/** The booking of a page about moving it with all that come after it. */
export async function movingPage(reference: string, below: string): Promise<MovingPage> {
  const page = await bookingPage(reference, below);
  const { actor, t, locale } = page.context;
  return { ...page, moving: await movingWith({ actor, t, locale }, page.view), here: bookingHref(reference) };
}

export const movePath = (reference: string): string => bookingHref(reference, "/evenings");
