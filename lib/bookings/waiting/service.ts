import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isCustomer, scopeOf } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import { instant } from "#lib/time/instant.ts";
import { plusDays, startOfDay } from "#lib/time/zone.ts";
import { inSeries } from "../act/service.ts";
import { isOpen, type OpenBooking } from "../booking.ts";
import { loadBookingAlone } from "../repository.ts";
import { rescheduleBooking } from "../reschedule/service.ts";
import * as repository from "./repository.ts";
import { type Around, earlierStarts, mayWait, type WaitingEntry } from "./waiting.ts";

const NOT_FOUND: Refusal = { code: "not-found" };

/** A booking's place in the line. `before`: how many stand in front of it. */
export type Waiting = WaitingEntry & { readonly before: number };

/** The booking's place in the line, `null` where it does not wait. */
export async function waitingOf(actor: Actor, bookingId: string): Promise<Result<Waiting | null, Refusal>> {
  if (!(await loadBookingAlone(database(), bookingId, scopeOf(actor)))) return refuse(NOT_FOUND);
  const entry = await repository.findEntry(database(), bookingId);
  return done(entry && { ...entry, before: await repository.countBefore(database(), entry.joinedAt) });
}

type Dates = Pick<WaitingEntry, "firstDate" | "lastDate">;

/** Policy and calendar around the dates wished for; what the booking holds itself is left out. */
export async function deskOnDates(tx: Tx, booking: OpenBooking, { firstDate, lastDate }: Dates): Promise<Around> {
  const { zone, window, windowMinutes } = booking;
  const end = instant(startOfDay(plusDays(lastDate, 1), zone) + windowMinutes * 60_000);
  const reach = { start: startOfDay(firstDate, zone), end: instant(Math.max(end, window.end)) };
  const series = await inSeries(tx, booking);
  return { ...(await deskAround(tx, reach, booking.id)), between: series?.between ?? null };
}

type Wish = { readonly firstDate: string; readonly lastDate: string };

async function find(tx: Tx, actor: Actor, id: string): Promise<Result<OpenBooking, Refusal>> {
  const booking = await loadBookingAlone(tx, id, scopeOf(actor));
  if (!booking) return refuse(NOT_FOUND);
  return isOpen(booking) && mayWait(booking) ? done(booking) : refuse({ code: "illegal-transition" });
}

const invalid = (pointer: string, code: string) => refuse({ code: "invalid-input", faults: [{ pointer, code }] });

async function judgeWish(tx: Tx, booking: OpenBooking, wish: Wish): Promise<Result<null, Refusal>> {
  if (wish.lastDate < wish.firstDate) return invalid("/lastDate", "ends-before-start");
  if (plusDays(wish.firstDate, MOST_DAYS) <= wish.lastDate) return invalid("/lastDate", "waiting-too-long");
  const desk = await deskOnDates(tx, booking, wish);
  if (startOfDay(wish.firstDate, booking.zone) >= booking.window.start) return invalid("/firstDate", "waiting-not-earlier");
  // What is free already is chosen, not waited for.
  return earlierStarts(booking, { ...wish, passed: [] }, desk).length > 0
    ? invalid("/firstDate", "waiting-free-now")
    : done(null);
}

/** Dates that one wish spans at most. */
const MOST_DAYS = 92;

/**
 * Waits for a start on one of these dates, on an earlier day than the booking's own. Joining again changes the dates and keeps
 * the place. Refuses faults at `/firstDate` and `/lastDate`: among them `waiting-free-now`, where such a start can be had at once.
 */
export async function joinWaitingList(actor: Actor, bookingId: string, wish: Wish): Promise<Result<null, Refusal>> {
  if (!isCustomer(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    await holdCalendar(tx);
    const found = await find(tx, actor, bookingId);
    if (!found.ok) return found;
    await repository.endOffer(tx, bookingId);
    const judged = await judgeWish(tx, found.value, wish);
    if (!judged.ok) return judged;
    const { now } = await deskOnDates(tx, found.value, wish);
    await repository.saveEntry(tx, { ...wish, bookingId, joinedBy: actor.userId, joinedAt: now });
    await record(tx, actor, { action: "waiting.joined", subject: `booking:${bookingId}`, detail: wish });
    return done(null);
  });
}

async function end(tx: Tx, actor: SignedIn, bookingId: string, action: string): Promise<void> {
  await repository.endOffer(tx, bookingId);
  await record(tx, actor, { action, subject: `booking:${bookingId}`, detail: {} });
}

/** Waits no longer; what is offered is free for the next in line. */
export const leaveWaitingList = (actor: Actor, bookingId: string): Promise<Result<null, Refusal>> =>
  settle(actor, bookingId, async (tx, customer) => {
    await end(tx, customer, bookingId, "waiting.left");
    await repository.deleteEntry(tx, bookingId);
  });

/** Does not take what is offered and goes on waiting; it is the next in line's. */
export const passOffer = (actor: Actor, bookingId: string): Promise<Result<null, Refusal>> =>
  settle(actor, bookingId, (tx, customer) => end(tx, customer, bookingId, "waiting.passed"));

function settle(
  actor: Actor,
  bookingId: string,
  work: (tx: Tx, customer: SignedIn) => Promise<void>,
): Promise<Result<null, Refusal>> {
  if (!isCustomer(actor)) return Promise.resolve(refuse({ code: "forbidden" }));
  return inTransaction(async (tx) => {
    await holdCalendar(tx);
    const booking = await loadBookingAlone(tx, bookingId, scopeOf(actor));
    if (!booking || !(await repository.findEntry(tx, bookingId))) return refuse(NOT_FOUND);
    await work(tx, actor);
    return done(null);
  });
}

/**
 * Moves the booking to the time that is offered, as any change of its time: the desk reviews it again. `offer-over` where the
 * offer has ended, though the time may still be free.
 */
export async function takeOffer(actor: Actor, bookingId: string, planHash?: string): Promise<Result<null, Refusal>> {
  const waiting = await waitingOf(actor, bookingId);
  if (!waiting.ok) return waiting;
  const offer = waiting.value?.offer;
  if (!offer) return refuse({ code: "offer-over" });
  const moved = await rescheduleBooking(actor, bookingId, { start: offer.start, planHash });
  if (!moved.ok) return moved;
  await repository.deleteEntry(database(), bookingId);
  return done(null);
}
