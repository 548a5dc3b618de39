import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { deskAround } from "#lib/scheduling/service.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { freeWindows, holdWindows } from "../act/repository.ts";
import { type Answer, acceptanceBy, currentPlan, type Found, performInCalendar, type Terms } from "../act/service.ts";
import type { KeptPlan } from "../booking.ts";
import { conclude, type Settled } from "../conclusion/service.ts";
import { ownWindow } from "../holding.ts";
import { judgePlacement } from "../placement.ts";
import { type PlanInForce, planInForce } from "../plan-in-force.ts";

/** What the trail of a change says about a plan that was taken over. */
export const planDetail = ({ kept: before }: { readonly kept: KeptPlan }, { plan }: KeptPlan) =>
  plan.hash === before.plan.hash ? {} : { planBefore: before.plan.hash, planAfter: plan.hash };

/**
 * Goes on with the plan, at the time that stands. Another plan may need a window of another length, which is judged like an
 * approval and taken in the place of the old one. The caller holds the calendar.
 */
export async function goOnWith(
  found: Found,
  { kept, renewed }: PlanInForce,
  settled: Settled = {},
): Promise<Result<null, Refusal>> {
  const { tx, booking, locale } = found;
  const { start } = booking.window;
  const windowMinutes = kept === booking.kept ? booking.windowMinutes : kept.plan.workMinutes;
  const acceptance = renewed ? acceptanceBy(found, kept, start) : booking.acceptance;
  const window = intervalOf(start, windowMinutes);
  const after = { ...settled.after, kept, acceptance, window, windowMinutes };
  const detail = { ...settled.detail, ...planDetail(booking, kept) };
  if (windowMinutes === booking.windowMinutes) return conclude(found, { ...settled, after, detail });
  const desk = await deskAround(tx, window, booking.id);
  const { zone, engineerId: keep } = booking;
  const t = translator(locale);
  const placed = judgePlacement({ start, windowMinutes, zone, by: "held", named: null, keep, pointer: "/planHash", t }, desk);
  if ("refusal" in placed) return refuse(placed.refusal);
  const moved = { ...after, engineerId: placed.engineerId };
  const concluded = await conclude(found, { ...settled, after: moved, detail });
  if (!concluded.ok) return concluded;
  await freeWindows(tx, booking.id);
  await holdWindows(tx, booking.id, [ownWindow(moved, desk.policy)]);
  return concluded;
}

/**
 * The customer accepts, by its hash, what the installation's hosts make now: a plan for which the desk has booked, or one that
 * is no longer the one they accepted. Refused where there is nothing to accept.
 */
export const acceptBooking = (actor: Actor, id: string, { planHash, ...terms }: Terms & { readonly planHash: string }): Answer =>
  performInCalendar(actor, { ...terms, id, act: "accept", pointer: "/planHash" }, async (found) => {
    const current = await currentPlan(found);
    if (!current.ok) return current;
    const { booking } = found;
    if (booking.acceptance && current.value.plan.hash === booking.kept.plan.hash) return refuse({ code: "illegal-transition" });
    const plan = planInForce(booking, current.value, planHash);
    return plan.ok ? goOnWith(found, plan.value) : plan;
  });
