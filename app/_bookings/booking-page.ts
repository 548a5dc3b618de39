import "server-only";
import { notFound } from "next/navigation";
import { customerPage, type PageContext } from "#app/_edge/page-context.ts";
import type { Speaker } from "#app/_slots/speaker.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { type BookingView, isOpen } from "#lib/bookings/booking.ts";
import type { Standing } from "#lib/bookings/review/review.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { standingOf } from "#lib/bookings/standing/service.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

/** A booking as a customer's page shows it: `speaker.you` is on the clock that the booking promises. */
export type BookingPage = {
  readonly context: PageContext & { readonly actor: Customer };
  readonly view: BookingView;
  readonly speaker: Speaker;
  readonly policy: Policy;
};

/** The booking of that reference, `UD-2401`; a foreign one does not exist. `path` is the rest of the page's address. */
export async function bookingPage(reference: string, path = ""): Promise<BookingPage> {
  const context = await customerPage(`/bookings/${encodeURIComponent(reference)}${path}`);
  const found = await findByReference(context.actor, reference);
  if (!found.ok) notFound();
  const { t, locale } = context;
  const now = systemClock();
  const policy = await currentPolicy();
  const { booking } = found.value;
  const speaker = { t, you: { zone: booking.zone, locale, now }, us: { zone: policy.zone, locale, now } };
  return { context, view: found.value, speaker, policy };
}

/** The installation as it is now, for a booking that is still going on. */
export const standingFor = async ({ context, view, speaker, policy }: BookingPage): Promise<Standing | null> =>
  isOpen(view.booking) ? standingOf(context.actor, view.booking, { now: speaker.you.now, estimates: policy.estimates }) : null;

/** Whether the hosts make another plan than the one that the booking keeps, so that it has to be accepted anew. */
export const hasChanged = ({ view }: Pick<BookingPage, "view">, standing: Standing | null): standing is Standing =>
  standing !== null && standing.plan.hash !== view.booking.kept.plan.hash;
