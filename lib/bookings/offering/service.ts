import "server-only";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { isOverlap } from "#lib/db/fault.ts";
import { queueMail } from "#lib/mail/service.ts";
import { speaking } from "#lib/messages/translator.ts";
import { freeEngineers, heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { isOpen, type OpenBooking } from "../booking.ts";
import { offerLetter } from "../offer-letter.ts";
import { loadBookingAlone } from "../repository.ts";
import * as waiting from "../waiting/repository.ts";
import { deskOnDates } from "../waiting/service.ts";
import { earlierStarts, mayWait, type WaitingEntry } from "../waiting/waiting.ts";

const EVERYTHING = {};

type Offered = { readonly booking: OpenBooking; readonly start: Instant; readonly until: Instant; readonly now: Instant };

async function tell(tx: Tx, userId: string, { booking, start, until, now }: Offered): Promise<void> {
  const recipient = await waiting.findRecipient(tx, userId);
  if (!recipient) return;
  const { id, email, name, locale } = recipient;
  const t = speaking(locale);
  const message = offerLetter(t, { booking, start, until, now, appUrl: env().appUrl });
  const dedupe = `waiting.offer:${booking.id}:${start}:${id}`;
  await queueMail(tx, { ...message, kind: "waiting.offer", dedupe, to: { address: email, name }, sensitive: false });
}

async function offer(tx: Tx, booking: OpenBooking, entry: WaitingEntry): Promise<boolean> {
  const desk = await deskOnDates(tx, booking, entry);
  const { windowMinutes } = booking;
  for (const start of earlierStarts(booking, entry, desk)) {
    const facts = { start, windowMinutes, policy: desk.policy, calendar: desk.calendar };
    const [engineerId] = freeEngineers(facts);
    if (engineerId === undefined) continue;
    const until = await waiting.saveOffer(tx, booking.id, { start, engineerId, held: heldInterval(facts) });
    await tell(tx, entry.joinedBy, { booking, start, until, now: desk.now });
    return true;
  }
  return false;
}

/** One place of the line, under the calendar's lock: an offer that is over ends, who cannot wait leaves, who can is offered. */
const attend = (bookingId: string): Promise<boolean> =>
  inTransaction(async (tx) => {
    await holdCalendar(tx);
    const entry = await waiting.findEntry(tx, bookingId);
    const booking = entry && (await loadBookingAlone(tx, bookingId, EVERYTHING));
    if (!entry || !booking) return false;
    if (!isOpen(booking) || !mayWait(booking)) {
      await waiting.endOffer(tx, bookingId);
      await waiting.deleteEntry(tx, bookingId);
      return false;
    }
    const { now } = await deskOnDates(tx, booking, entry);
    if (entry.offer && entry.offer.until > now) return false;
    if (entry.offer) await waiting.endOffer(tx, bookingId);
    const rested = await waiting.findEntry(tx, bookingId);
    return rested !== null && offer(tx, booking, rested);
  });

/**
 * Goes along the line from its front and offers every waiting booking the soonest start that suits it and is free; answers how
 * many were offered one. Any number of workers may do it: each place is decided under the calendar's lock, by what stands in
 * the database then. A place that fails is logged and tried again by the next round.
 */
export async function offerEarlierTimes(): Promise<number> {
  let offered = 0;
  for (const bookingId of await waiting.listWaiting(database())) {
    const made = await attend(bookingId).catch((error: unknown) => {
      if (!isOverlap(error)) log().warn({ err: error, booking: bookingId }, "an earlier time could not be offered");
      return false;
    });
    if (made) offered += 1;
  }
  return offered;
}
