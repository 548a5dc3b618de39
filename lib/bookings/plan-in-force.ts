import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Booking, KeptPlan, OpenBooking } from "./booking.ts";

/** The plan that a booking goes on with. `renewed`: whoever acts has accepted it with this very act. */
export type PlanInForce = { readonly kept: KeptPlan; readonly renewed: boolean };

const CHANGED: Refusal = { code: "plan-changed" };

/**
 * Whether hosts that make this plan by themselves are as the booking's evening of a series needs them: as they were at first, or
 * as an evening before it has left them. What is done in one go has its own hash alone.
 */
export const standsIn = ({ series }: Pick<Booking, "series">, hash: string): boolean => series?.standsFor.includes(hash) ?? false;

/** Whether the hosts still make the plan that the booking keeps. */
export const isSamePlan = ({ kept }: Pick<OpenBooking, "kept">, current: KeptPlan): boolean =>
  kept.plan.hash === current.plan.hash;

/**
 * With which plan a booking can go on. One that was accepted and has not changed stands as it is, with the estimates of its
 * day. Any other has to be accepted by the hash of what the installation is now: `plan-changed` where that is missing or not
 * it. Source: rules of readiness, "impact understood".
 */
export function planInForce(
  booking: Pick<OpenBooking, "kept" | "acceptance" | "series">,
  current: KeptPlan,
  planHash: string | undefined,
): Result<PlanInForce, Refusal> {
  const same = isSamePlan(booking, current);
  if (planHash !== undefined && planHash !== current.plan.hash) return refuse(CHANGED);
  if (same && booking.acceptance) return done({ kept: booking.kept, renewed: false });
  // One evening of a series cannot go over to another plan by itself: the others are parts of the one that was accepted.
  if (planHash === undefined || (booking.series && !same)) return refuse(CHANGED);
  return done({ kept: same ? booking.kept : current, renewed: true });
}
