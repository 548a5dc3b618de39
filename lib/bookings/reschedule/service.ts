import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { releaseHold } from "#lib/scheduling/hold/service.ts";
import { currentPolicy, deskAround } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import { planDetail } from "../acceptance/service.ts";
import { freeWindows, holdWindows } from "../act/repository.ts";
import { type Answer, acceptanceBy, currentPlan, type Found, inSeries, performInCalendar, type Terms } from "../act/service.ts";
import { judgeReadiness } from "../changes/service.ts";
import { conclude } from "../conclusion/service.ts";
import { requestDue } from "../due.ts";
import { ownWindow } from "../holding.ts";
import { judgePlacement } from "../placement.ts";
import { planInForce } from "../plan-in-force.ts";
import type { InSeries } from "../series/series.ts";

/** Where a booking is to go, and between which others. */
export type Move = {
  readonly start: Instant;
  readonly planHash?: string | undefined;
  readonly series: InSeries | null;
  readonly pointer: string;
};

/**
 * Moves one booking as a customer asks for it: it waits for its review again, and its old window is free. Refuses in this order:
 * `not-ready`, `plan-changed`, `slot-not-allowed`, `slot-taken`. The caller holds the calendar.
 */
export async function moveTo(found: Found, { start, planHash, series, pointer }: Move): Promise<Result<null, Refusal>> {
  const { tx, booking, locale, now } = found;
  const ready = await judgeReadiness(found);
  if (!ready.ok) return ready;
  const policy = await currentPolicy(tx);
  const current = await currentPlan(found, policy);
  if (!current.ok) return current;
  const plan = planInForce(booking, current.value, planHash);
  if (!plan.ok) return plan;
  const { kept } = plan.value;
  const windowMinutes = kept === booking.kept ? booking.windowMinutes : kept.plan.workMinutes;
  const window = intervalOf(start, windowMinutes);
  const { zone, engineerId: keep } = booking;
  const desk = await deskAround(tx, window, booking.id);
  const t = translator(locale);
  const placed = judgePlacement({ start, windowMinutes, zone, by: "asked", named: null, keep, series, pointer, t }, desk);
  if ("refusal" in placed) return refuse(placed.refusal);
  const after = {
    window,
    windowMinutes,
    wallClock: wallClock(start, zone),
    engineerId: placed.engineerId,
    kept,
    acceptance: acceptanceBy(found, kept, start),
    // Both belonged to the time that is given up.
    alternates: [],
    alternateClocks: [],
    exceptions: [],
    due: requestDue({ now, zone, start, policy }),
  };
  const concluded = await conclude(found, { after, detail: planDetail(booking, kept) });
  if (!concluded.ok) return concluded;
  await freeWindows(tx, booking.id);
  await holdWindows(tx, booking.id, [ownWindow(after, desk.policy)]);
  return concluded;
}

export type Reschedule = Terms & { readonly start: Instant; readonly planHash?: string | undefined };

/**
 * The customer asks for another time: the same booking, waiting for its review again. The new window is judged as a new time,
 * beside the old one it is not held a moment, nor is the old one lost where the new one is refused. Refuses in this order:
 * `same-time`, `not-ready`, `plan-changed`, `slot-not-allowed`, `slot-taken`.
 */
export const rescheduleBooking = (actor: Actor, id: string, { start, planHash, ...terms }: Reschedule): Answer =>
  performInCalendar(actor, { ...terms, id, act: "reschedule" }, async (found) => {
    const { tx, booking } = found;
    if (start === booking.window.start)
      return refuse({ code: "invalid-input", faults: [{ pointer: "/start", code: "own-time" }] });
    // Who moves a booking has no use for another time that they only looked at.
    await releaseHold(tx, found.actor.userId);
    return moveTo(found, { start, planHash, series: await inSeries(tx, booking), pointer: "/start" });
  });
