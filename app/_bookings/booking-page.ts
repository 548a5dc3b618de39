import "server-only";
import { notFound } from "next/navigation";
import { customerPage, type PageContext } from "#app/_edge/page-context.ts";
import type { Speaker } from "#app/_slots/speaker.ts";
import type { Customer } from "#lib/auth/actor.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

/** A booking as a customer's page shows it: `speaker.you` is on the clock that the booking promises. */
export type BookingPage = {
  readonly context: PageContext & { readonly actor: Customer };
  readonly view: BookingView;
  readonly speaker: Speaker;
};

/** The booking of that reference, `UD-2401`; a foreign one does not exist. `path` is the rest of the page's address. */
export async function bookingPage(reference: string, path = ""): Promise<BookingPage> {
  const context = await customerPage(`/bookings/${encodeURIComponent(reference)}${path}`);
  const found = await findByReference(context.actor, reference);
  if (!found.ok) notFound();
  const { t, locale } = context;
  const now = systemClock();
  const { zone } = await currentPolicy();
  const { booking } = found.value;
  const speaker = { t, you: { zone: booking.zone, locale, now }, us: { zone, locale, now } };
  return { context, view: found.value, speaker };
}
