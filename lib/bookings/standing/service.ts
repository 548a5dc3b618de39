import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Booking } from "../booking.ts";
import { standsIn } from "../plan-in-force.ts";
import type { Standing } from "../review/review.ts";

/** What has become of the booking's installation by now; `null` where it is gone, which only closed bookings allow. */
export async function standingOf(
  actor: Actor,
  booking: Pick<Booking, "installationId" | "failback" | "kept" | "series">,
  { now, estimates }: { readonly now: Instant; readonly estimates: Estimates },
): Promise<Standing | null> {
  const found = await findInstallation(actor, booking.installationId);
  if (!found.ok) return null;
  const installation = found.value;
  const plan = planOf(installation, booking.failback, estimates);
  const made = { input: planInputOf(installation, booking.failback), plan, estimates };
  const kept = standsIn(booking, plan.hash) ? booking.kept : made;
  return { installation, plan: kept.plan, kept, readiness: await checklistFor(installation, now) };
}
