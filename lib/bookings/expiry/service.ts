import "server-only";
import { log } from "#lib/config/client.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { databaseNow, freeWindows } from "../act/repository.ts";
import { type Booking, isOpen } from "../booking.ts";
import { conclude } from "../conclusion/service.ts";
import { remindOfBooking } from "../jobs.ts";
import { loadBookingAlone } from "../repository.ts";
import { loadLater, lockEvenings } from "../series/repository.ts";
import { statusAfter, turnIn } from "../transitions.ts";
import * as repository from "./repository.ts";

/** What the history says for a reason, as the rules name it. */
const EXPIRED = "expired";

const EVERYTHING = {};

/** More than this wait for the next sweep. */
const BATCH = 200;

async function end(tx: Tx, booking: Booking): Promise<boolean> {
  const to = statusAfter("expire", booking);
  if (!isOpen(booking) || !to.ok) return false;
  const concluded = await conclude({ tx, actor: "system", act: "expire", booking, to: to.value }, { reason: EXPIRED });
  if (concluded.ok) await freeWindows(tx, booking.id);
  return concluded.ok;
}

/** Nobody has confirmed it, now or before another time was proposed. */
const isUnconfirmed = (booking: Booking): boolean =>
  isOpen(booking) && turnIn(booking.status) !== null && booking.before !== "approved";

/** Later evenings that nobody has confirmed end with the request that they were to follow, the last first. */
async function endLater(tx: Tx, { series }: Booking): Promise<void> {
  if (!series) return;
  await lockEvenings(tx, series.id, series.evening);
  for (const later of (await loadLater(tx, series.id, series.evening)).toReversed())
    if (isUnconfirmed(later)) await end(tx, later);
}

/**
 * Ends a booking whose due date has passed, by the database's clock. Does nothing where somebody acted meanwhile: the
 * revision in the change lets one of two in, so any number of workers may try. Later evenings of its series end with it unless
 * they are confirmed, and are held back then.
 */
const expire = (id: string): Promise<boolean> =>
  inTransaction(async (tx) => {
    const booking = await loadBookingAlone(tx, id, EVERYTHING);
    if (!booking || !isOpen(booking) || booking.due === null || booking.due > (await databaseNow(tx))) return false;
    await endLater(tx, booking);
    return end(tx, booking);
  });

/** Ends what is overdue; how many. One that fails is logged and tried again by the next sweep, and stops no other. */
export async function expireOverdue(): Promise<number> {
  let ended = 0;
  for (const id of await repository.listOverdue(database(), BATCH)) {
    const done = await expire(id).catch((error: unknown) => {
      log().warn({ err: error, booking: id }, "a booking that is overdue could not be ended");
      return false;
    });
    if (done) ended += 1;
  }
  return ended;
}

/** Asks for reminders of what is about to end; how many. Mark and job are written together, so that each due date is told of once. */
export const remindInTime = (): Promise<number> =>
  inTransaction(async (tx) => {
    const reminded = await repository.markReminded(tx, BATCH);
    for (const { id, due } of reminded) await enqueue(tx, remindOfBooking, { bookingId: id, due });
    return reminded.length;
  });

/** One round of both. */
export async function sweep(): Promise<void> {
  await expireOverdue();
  await remindInTime();
}
