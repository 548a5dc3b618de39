import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Plan } from "#lib/planning/plan.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { deskAround } from "#lib/scheduling/service.ts";
import { instant } from "#lib/time/instant.ts";
import { type Interval, intervalOf } from "#lib/time/interval.ts";
import type { Booking, BookingSummary, BookingView } from "../booking.ts";
import { findByReference, openBookings } from "../service.ts";

/** What has become of the installation since somebody asked for its upgrade. */
export type Standing = {
  readonly installation: Installation;
  /** The plan of its hosts as they are now, by the desk's estimates of now. */
  readonly plan: Plan;
  readonly readiness: Readiness;
};

/** Everything that the desk weighs before it answers a request. */
export type Review = {
  readonly view: BookingView;
  /** `null` where the installation was removed, which only closed bookings allow. */
  readonly standing: Standing | null;
  /** Around the slot and its alternates, as things are now; what this booking holds itself is left out. */
  readonly desk: DeskFacts;
  /** Other bookings of the installation that hold a window, soonest first. */
  readonly others: readonly BookingSummary[];
};

/** From the first to the last moment that the booking might take up. */
function reachOf({ window, alternates, windowMinutes }: Booking): Interval {
  const starts = [window.start, ...alternates];
  return { start: instant(Math.min(...starts)), end: intervalOf(instant(Math.max(...starts)), windowMinutes).end };
}

/** One booking with all that speaks for and against it. The desk only; for others `forbidden`. */
export async function reviewOf(actor: Actor, reference: string): Promise<Result<Review, Refusal>> {
  if (!mayReview(actor)) return refuse({ code: "forbidden" });
  const found = await findByReference(actor, reference);
  if (!found.ok) return found;
  const { booking } = found.value;
  const [desk, open] = [
    await deskAround(database(), reachOf(booking), booking.id),
    await openBookings(actor, booking.installationId),
  ];
  const others = open.filter(({ booking: other }) => other.id !== booking.id);
  return done({ view: found.value, standing: await standingOf(actor, booking, desk), desk, others });
}

async function standingOf(actor: Actor, booking: Booking, { now, policy }: DeskFacts): Promise<Standing | null> {
  const found = await findInstallation(actor, booking.installationId);
  if (!found.ok) return null;
  const installation = found.value;
  const plan = planOf(installation, booking.failback, policy.estimates);
  return { installation, plan, readiness: await checklistFor(installation, now) };
}
