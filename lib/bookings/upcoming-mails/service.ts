import "server-only";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { installationFor } from "#lib/installations/service.ts";
import { speaking } from "#lib/messages/translator.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import type { Booking } from "../booking.ts";
import { type Missing, missingOf } from "../missing.ts";
import { loadBooking } from "../repository.ts";
import { sendTo } from "../telling/service.ts";
import { upcomingLetter } from "../upcoming-letter.ts";
import { type DueReminder, dueReminders, holdAgreed } from "./repository.ts";

const EVERYTHING = {};

/** More than this wait for the next round. */
const BATCH = 500;

async function missingFor(tx: Tx, booking: Booking, now: Instant): Promise<readonly Missing[]> {
  const installation = await installationFor(tx, booking.installationId);
  const readiness = installation ? await checklistFor(installation, now, tx) : { items: [], complete: true };
  return missingOf(booking, readiness);
}

/** Writes one reminder, unless the booking has been moved or cancelled meanwhile; whether it wrote one. */
const remind = (due: DueReminder, now: Instant): Promise<boolean> =>
  inTransaction(async (tx) => {
    if (!(await holdAgreed(tx, due.bookingId, due.start))) return false;
    const booking = await loadBooking(tx, { id: due.bookingId }, EVERYTHING);
    if (!booking) return false;
    const deskZone = (await currentPolicy()).zone;
    const missing = await missingFor(tx, booking.booking, now);
    const facts = { booking, deskZone, appUrl: env().appUrl, now, before: due.before, missing };
    const message = upcomingLetter(facts, due.audience, speaking(due.locale));
    const { dedupe, audience } = due;
    await sendTo(tx, { kind: `booking.${due.before}`, dedupe, reader: due, audience, booking: booking.booking, message });
    return true;
  });

/**
 * Writes the reminders that are due and that nobody has written; how many. The mail itself is the mark, and its `dedupe` lets
 * one of several workers write it: whatever stops a round, the next one goes on, and a clock that is set back writes none again.
 * One that fails is logged and tried again by the next round.
 */
export async function remindOfUpcoming(now: Clock = systemClock): Promise<number> {
  const moment = now();
  let written = 0;
  for (const due of await dueReminders(database(), moment, BATCH)) {
    const done = await remind(due, moment).catch((error: unknown) => {
      log().warn({ err: error, booking: due.bookingId }, "a reminder could not be written");
      return false;
    });
    if (done) written += 1;
  }
  return written;
}
