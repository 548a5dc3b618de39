import "server-only";
import type { PageContext } from "#app/_edge/page-context.ts";
import { isStaff } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { clocksOf } from "./clocks.ts";
import { doneWords } from "./done-words.ts";

/** The status line for the booking that the address names as just decided; `null` where there is nothing to say. */
export async function doneAfter({ actor, t }: PageContext, reference: string | undefined): Promise<string | null> {
  if (reference === undefined || !isStaff(actor)) return null;
  const found = await findByReference(actor, reference);
  if (!found.ok) return null;
  const { zone } = await currentPolicy();
  return doneWords(found.value, actor.userId, clocksOf(t, systemClock(), { desk: zone, customer: found.value.booking.zone }));
}
