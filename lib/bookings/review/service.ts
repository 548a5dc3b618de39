import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { deskAround } from "#lib/scheduling/service.ts";
import { reachOf } from "#lib/time/interval.ts";
import type { Booking } from "../booking.ts";
import { findByReference, openBookings } from "../service.ts";
import type { Review, Standing } from "./review.ts";

/** One booking with all that speaks for and against it. The desk only; for others `forbidden`. */
export async function reviewOf(actor: Actor, reference: string): Promise<Result<Review, Refusal>> {
  if (!mayReview(actor)) return refuse({ code: "forbidden" });
  const found = await findByReference(actor, reference);
  if (!found.ok) return found;
  const { booking } = found.value;
  const reach = reachOf([booking.window.start, ...booking.alternates], booking.windowMinutes);
  const [desk, open] = await Promise.all([
    deskAround(database(), reach, booking.id),
    openBookings(actor, booking.installationId),
  ]);
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
