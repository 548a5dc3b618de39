import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isCustomer, isSignedIn, isStaff, mayReview, scopeOf } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { isOverlap, mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { isoLocal, wallClock } from "#lib/time/zone.ts";
import { type BookingStatus, type BookingView, isOpen, type OpenBooking } from "../booking.ts";
import { sentencesOf } from "../describe.ts";
import { announceBooking } from "../jobs.ts";
import { loadBooking, loadBookingAlone } from "../repository.ts";
import { slotTaken } from "../slot-taken.ts";
import { type Act, statusAfter } from "../transitions.ts";
import { judgePlace } from "./judgement.ts";
import * as repository from "./repository.ts";

/**
 * What every act takes beside its own: `version` is the one that was read, where the caller says so (then `outdated` when it
 * has changed since); `locale` is the language of refusals, English unless told.
 */
export type Terms = { readonly version?: number | null | undefined; readonly locale?: Locale | undefined };

const TRIES = 3;
const FORBIDDEN: Refusal = { code: "forbidden" };

type Work = (tx: Tx, signedIn: SignedIn) => Promise<Result<null, Refusal>>;

/** Runs one act as one transaction, and answers the booking as it then is. */
async function perform(actor: Actor, id: string, work: Work): Promise<Result<BookingView, Refusal>> {
  if (!isSignedIn(actor)) return refuse(FORBIDDEN);
  for (let tries = 1; ; tries++) {
    try {
      const result = await inTransaction((tx) => work(tx, actor));
      if (!result.ok) return result;
      const view = await loadBooking(database(), { id }, scopeOf(actor));
      return view ? done(view) : refuse({ code: "not-found" });
    } catch (error) {
      if (tries === TRIES || !mayRetry(error)) throw error;
    }
  }
}

type Wanted = { readonly id: string; readonly act: Act; readonly version: Terms["version"] };
type Found = { readonly booking: OpenBooking; readonly to: BookingStatus };

/** The booking, if the actor sees it, it is the version they read, and its state allows the act; judged in this order. */
async function find(tx: Tx, actor: Actor, { id, act, version }: Wanted): Promise<Result<Found, Refusal>> {
  const booking = await loadBookingAlone(tx, id, scopeOf(actor));
  if (!booking) return refuse({ code: "not-found" });
  if (version !== undefined && version !== null && version !== booking.revision) return refuse({ code: "outdated" });
  const to = statusAfter(act, booking.status);
  if (!to.ok) return to;
  return isOpen(booking) ? done({ booking, to: to.value }) : refuse({ code: "illegal-transition" });
}

type Settled = Pick<repository.Change, "act" | "to" | "reason" | "place">;

const placeOf = ({ window, wallClock }: OpenBooking): Settled["place"] => ({ window, wallClock, engineerId: null });

/** Writes the change, its trail, and the job that tells about it. `changed-meanwhile` where somebody else was faster. */
async function conclude(tx: Tx, actor: SignedIn, booking: OpenBooking, settled: Settled): Promise<Result<null, Refusal>> {
  const by = { userId: actor.userId, name: actor.name };
  const saved = await repository.saveChange(tx, booking, { ...settled, by });
  if (!saved) return refuse({ code: "changed-meanwhile" });
  const { act, to, reason, place } = settled;
  const detail = { from: booking.status, to, start: isoLocal(place.window.start, booking.zone), engineerId: place.engineerId };
  await record(tx, actor, { action: ACTIONS[act], subject: `booking:${booking.id}`, reason, detail });
  await enqueue(tx, announceBooking, { bookingId: booking.id, ...saved });
  return done(null);
}

const ACTIONS: Readonly<Record<Settled["act"], string>> = {
  approve: "booking.approved",
  decline: "booking.declined",
  cancel: "booking.cancelled",
  assign: "booking.assigned",
  accept: "booking.accepted",
};

type Place = { readonly start: Instant | null; readonly engineerId: string | null };

/** Approves or assigns: who is held, and when, is decided under the calendar's lock and moved with the state. */
async function settle(tx: Tx, actor: SignedIn, { id, act, ...wish }: Wanted & Place & Terms): Promise<Result<null, Refusal>> {
  if (act !== "approve" && act !== "assign") throw new Error(`${act} moves no window`);
  await holdCalendar(tx);
  const found = await find(tx, actor, { id, act, version: wish.version });
  if (!found.ok) return found;
  const { booking, to } = found.value;
  const start = wish.start ?? booking.window.start;
  const window = intervalOf(start, booking.windowMinutes);
  const desk = await deskAround(tx, window, booking.id);
  const placed = judgePlace(booking, desk, { act, start, engineerId: wish.engineerId, t: translator(wish.locale ?? "en") });
  if ("refusal" in placed) return refuse(placed.refusal);
  const { engineerId } = placed;
  const moved = { window, wallClock: wallClock(start, booking.zone), engineerId };
  const concluded = await conclude(tx, actor, booking, { act, to, reason: null, place: moved });
  if (!concluded.ok) return concluded;
  await repository.moveWindow(tx, booking.id, engineerId, heldInterval({ start, ...booking, policy: desk.policy }));
  return concluded;
}

/** Does it, in a transaction. What the rules allowed and the constraint refuses went to somebody faster. */
async function place(actor: Actor, wanted: Wanted & Place & Terms): Promise<Result<BookingView, Refusal>> {
  try {
    return await perform(actor, wanted.id, (tx, staff) => settle(tx, staff, wanted));
  } catch (error) {
    if (!isOverlap(error)) throw error;
    return refuse(slotTaken(wanted.engineerId === null ? "/start" : "/engineerId", translator(wanted.locale ?? "en")));
  }
}

export type Approval = Terms & { readonly start?: Instant | undefined; readonly engineerId?: string | undefined };

/** The desk confirms: as asked for, or with `start` one of the alternates; `engineerId` decides who comes. */
export async function approveBooking(actor: Actor, id: string, wish: Approval): Promise<Result<BookingView, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  const { start = null, engineerId = null, version, locale } = wish;
  return place(actor, { id, act: "approve", start, engineerId, version, locale });
}

/** Another engineer for a booking that stands; refused where that one is not free. */
export async function assignBooking(
  actor: Actor,
  id: string,
  { engineerId, version, locale }: Terms & { readonly engineerId: string },
): Promise<Result<BookingView, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return place(actor, { id, act: "assign", start: null, engineerId, version, locale });
}

/** Ends the booking: its window is free again in the same transaction. */
async function end(tx: Tx, actor: SignedIn, wanted: Wanted & { readonly reason: string | null }): Promise<Result<null, Refusal>> {
  const found = await find(tx, actor, wanted);
  if (!found.ok) return found;
  const { booking, to } = found.value;
  const { act, reason } = wanted;
  const concluded = await conclude(tx, actor, booking, { act, to, reason, place: placeOf(booking) });
  if (concluded.ok) await repository.freeWindows(tx, booking.id);
  return concluded;
}

/** The desk refuses a request, with the reason that the customer reads. */
export async function declineBooking(
  actor: Actor,
  id: string,
  { reason, version }: Terms & { readonly reason: string },
): Promise<Result<BookingView, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return perform(actor, id, (tx, staff) => end(tx, staff, { id, act: "decline", reason, version }));
}

/** Either side calls it off before the work begins; the desk says why. */
export async function cancelBooking(
  actor: Actor,
  id: string,
  { reason = null, version }: Terms & { readonly reason?: string | null | undefined },
): Promise<Result<BookingView, Refusal>> {
  if (isStaff(actor) && !reason) {
    return refuse({ code: "invalid-input", faults: [{ pointer: "/reason", code: "reason-missing" }] });
  }
  return perform(actor, id, (tx, signedIn) => end(tx, signedIn, { id, act: "cancel", reason, version }));
}

/** The customer accepts a plan for which the desk has booked, by the hash of the very plan that the booking keeps. */
export async function acceptBooking(
  actor: Actor,
  id: string,
  { planHash, version, locale = "en" }: Terms & { readonly planHash: string },
): Promise<Result<BookingView, Refusal>> {
  if (!isCustomer(actor)) return refuse(FORBIDDEN);
  return perform(actor, id, async (tx, customer) => {
    const found = await find(tx, customer, { id, act: "accept", version });
    if (!found.ok) return found;
    const { booking, to } = found.value;
    if (booking.acceptance) return refuse({ code: "illegal-transition" });
    if (planHash !== booking.kept.plan.hash) return refuse({ code: "plan-changed" });
    const concluded = await conclude(tx, customer, booking, { act: "accept", to, reason: null, place: placeOf(booking) });
    const reader = { zone: booking.zone, locale, now: systemClock() };
    const sentences = sentencesOf(booking.kept, booking.window.start, { reader, t: translator(locale) });
    if (concluded.ok) await repository.saveAcceptance(tx, booking.id, customer.userId, sentences);
    return concluded;
  });
}
