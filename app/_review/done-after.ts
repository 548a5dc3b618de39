import "server-only";
import type { PageContext } from "#app/_edge/page-context.ts";
import { isStaff } from "#lib/auth/policy.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { clocksOf } from "./clocks.ts";
import { doneWords } from "./done-words.ts";

/** The booking as the act left it, and the status line. */
export type Done = { readonly view: BookingView; readonly text: string };

/** What was done to the booking that the address names as just decided; `null` where there is nothing to say. */
export async function doneAfter({ actor, t }: PageContext, reference: string | undefined): Promise<Done | null> {
  if (reference === undefined || !isStaff(actor)) return null;
  const found = await findByReference(actor, reference);
  if (!found.ok) return null;
  const { zone } = await currentPolicy();
  const view = found.value;
  const text = doneWords(view, actor.userId, clocksOf(t, systemClock(), { desk: zone, customer: view.booking.zone }));
  return text === null ? null : { view, text };
}
