import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isStaff } from "#lib/auth/policy.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { deskAround } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import { freeWindows, holdWindows } from "../act/repository.ts";
import {
  type Answer,
  type Asked,
  currentPlan,
  type Found,
  inSeries,
  perform,
  performInCalendar,
  type Terms,
} from "../act/service.ts";
import type { OpenBooking } from "../booking.ts";
import { conclude } from "../conclusion/service.ts";
import { heldWithProposals, ownWindow } from "../holding.ts";
import { judgePlacement } from "../placement.ts";
import { isSamePlan } from "../plan-in-force.ts";
import type { Together } from "../series/series.ts";
import { onEvenings } from "../together/service.ts";

type Place = { readonly start: Instant | null; readonly engineerId: string | null; readonly reason?: string | null };

/** Whether the booking offers the start: its own, or one of its alternates. */
const offers = ({ window, alternates }: OpenBooking, start: Instant): boolean => [window.start, ...alternates].includes(start);

/** Who comes, and when, is decided under the calendar's lock and moved with the state. */
async function settle(found: Found, { start: wanted, engineerId: named, reason = null }: Place): Promise<Result<null, Refusal>> {
  const { tx, act, booking, locale } = found;
  const start = wanted ?? booking.window.start;
  if (!offers(booking, start)) return refuse({ code: "invalid-input", faults: [{ pointer: "/start", code: "not-offered" }] });
  const { windowMinutes, zone, engineerId: keep } = booking;
  const window = intervalOf(start, windowMinutes);
  const desk = await deskAround(tx, window, booking.id);
  const by = act === "assign" ? "engineer" : "held";
  const t = translator(locale);
  const series = await inSeries(tx, booking);
  const placed = judgePlacement({ start, windowMinutes, zone, by, named, keep, series, pointer: "/start", t }, desk);
  if ("refusal" in placed) return refuse(placed.refusal);
  const moved = { window, wallClock: wallClock(start, zone), engineerId: placed.engineerId };
  const concluded = await conclude(found, { after: moved, reason });
  if (!concluded.ok) return concluded;
  const after = { ...booking, ...moved, ...(act === "assign" ? {} : { proposals: [] }) };
  await freeWindows(tx, booking.id);
  await holdWindows(tx, booking.id, heldWithProposals(ownWindow(after, desk.policy), after, desk.policy));
  return concluded;
}

const pointerOf = (engineerId: string | undefined): Pick<Asked, "pointer"> => ({
  pointer: engineerId === undefined ? "/start" : "/engineerId",
});

export type Approval = Terms &
  Together & {
    readonly start?: Instant | undefined;
    readonly engineerId?: string | undefined;
    readonly reason?: string | undefined;
  };

/**
 * The desk confirms: as asked for, or with `start` one of the alternates; `engineerId` decides who comes; `reason`, why a time
 * outside the rules is fine, stands in the history. Refused with `plan-changed` while the hosts make another plan than the one that
 * the customer accepted. `evenings` confirms others of its series with it, those that wait for an answer: all of them or none.
 */
export const approveBooking = (
  actor: Actor,
  id: string,
  { start, engineerId, reason, evenings, seen, ...terms }: Approval,
): Answer =>
  performInCalendar(actor, { ...terms, id, act: "approve", ...pointerOf(engineerId) }, (found) =>
    onEvenings(found, { evenings, seen, from: "first" }, async (one) => {
      const plan = await currentPlan(one);
      if (!plan.ok) return plan;
      if (!isSamePlan(one.booking, plan.value)) return refuse({ code: "plan-changed" });
      const isNamed = one.booking.id === id;
      return settle(one, {
        start: (isNamed && start) || null,
        engineerId: (isNamed && engineerId) || null,
        reason: reason ?? null,
      });
    }),
  );

/** Another engineer for a booking that stands; refused where that one is not free. */
export const assignBooking = (
  actor: Actor,
  id: string,
  { engineerId, ...terms }: Terms & { readonly engineerId: string },
): Answer =>
  performInCalendar(actor, { ...terms, id, act: "assign", ...pointerOf(engineerId) }, (found) =>
    settle(found, { start: null, engineerId }),
  );

/** Ends the booking: its window is free again in the same transaction. */
async function end(found: Found, reason: string | null): Promise<Result<null, Refusal>> {
  const concluded = await conclude(found, { reason });
  if (concluded.ok) await freeWindows(found.tx, found.booking.id);
  return concluded;
}

/** `evenings`: which others of its series end with it. Those that do not are held back, since they cannot run before this one. */
type Ending = Terms & Together;

/** The desk refuses a request, with the reason that the customer reads. */
export const declineBooking = (
  actor: Actor,
  id: string,
  { reason, evenings, seen, ...terms }: Ending & { readonly reason: string },
): Answer =>
  perform(actor, { ...terms, id, act: "decline" }, (found) =>
    onEvenings(found, { evenings, seen, from: "last" }, (one) => end(one, reason)),
  );

/** Either side calls it off before the work begins; the desk says why. */
export async function cancelBooking(
  actor: Actor,
  id: string,
  { reason = null, evenings, seen, ...terms }: Ending & { readonly reason?: string | null | undefined },
): Answer {
  if (isStaff(actor) && !reason) {
    return refuse({ code: "invalid-input", faults: [{ pointer: "/reason", code: "reason-missing" }] });
  }
  return perform(actor, { ...terms, id, act: "cancel" }, (found) =>
    onEvenings(found, { evenings, seen, from: "last" }, (one) => end(one, reason)),
  );
}
