import "server-only";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import type { Message } from "#lib/mail/message.ts";
import { inConversation } from "#lib/mail/reply/service.ts";
import { queueMail } from "#lib/mail/service.ts";
import { isLocale } from "#lib/messages/locale.ts";
import { type Translate, translator } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { announcement, audiencesOf, reminder } from "../announcement.ts";
import { type BookingSummary, isOpen } from "../booking.ts";
import type { Announcement, Reminder } from "../jobs.ts";
import type { Audience } from "../letter-facts.ts";
import { loadBooking } from "../repository.ts";
import { turnIn } from "../transitions.ts";
import { customerReaders, findChange, type Reader, staffReaders } from "./repository.ts";

const EVERYTHING = {};

type Sending = {
  readonly kind: string;
  /** Names the event; with the reader it makes the mail one of its kind. */
  readonly event: string;
  readonly reader: Reader;
  readonly message: Message;
  readonly booking: BookingSummary["booking"];
};

const send = (tx: Tx, { kind, event, reader, booking, message }: Sending): Promise<void> =>
  queueMail(tx, {
    ...message,
    kind,
    dedupe: `${kind}:${event}:${reader.id}`,
    to: { address: reader.email, name: reader.name },
    sensitive: false,
    ...inConversation(booking, reader.id),
  });

const speaking = ({ locale }: Reader): Translate => translator(isLocale(locale) ? locale : "en");

const readersOf = (audience: Audience, { booking: { organizationId, createdBy } }: BookingSummary): Promise<readonly Reader[]> =>
  audience === "desk" ? staffReaders(database()) : customerReaders(database(), organizationId, createdBy);

/**
 * Writes the mails about one change of a booking, each in its reader's language and on their clock. Told again it writes
 * nothing more, since each mail is known by booking, act, revision and reader.
 */
export async function tellAbout({ bookingId, revision, change: id }: Announcement, now: Clock = systemClock): Promise<void> {
  const booking = await loadBooking(database(), { id: bookingId }, EVERYTHING);
  const change = await findChange(database(), bookingId, id);
  if (!booking || !change) return;
  const news = { booking, change, deskZone: (await currentPolicy()).zone, appUrl: env().appUrl, now: now() };
  await inTransaction(async (tx) => {
    for (const audience of audiencesOf(change.act, change.byStaff)) {
      for (const reader of await readersOf(audience, booking)) {
        const message = announcement(news, audience, speaking(reader));
        if (message)
          await send(tx, {
            kind: `booking.${change.act}`,
            event: `${bookingId}:${revision}`,
            reader,
            booking: booking.booking,
            message,
          });
      }
    }
  });
}

/** Writes to whoever has to act that a booking is about to end. Nothing where it waits for something else meanwhile. */
export async function remindAbout({ bookingId, due }: Reminder, now: Clock = systemClock): Promise<void> {
  const booking = await loadBooking(database(), { id: bookingId }, EVERYTHING);
  if (!booking || !isOpen(booking.booking) || booking.booking.due !== due) return;
  const audience = turnIn(booking.booking.status);
  if (!audience) return;
  const facts = { booking, deskZone: (await currentPolicy()).zone, appUrl: env().appUrl, now: now() };
  await inTransaction(async (tx) => {
    for (const reader of await readersOf(audience, booking)) {
      const message = reminder(facts, speaking(reader));
      if (message)
        await send(tx, { kind: "booking.remind", event: `${bookingId}:${due}`, reader, booking: booking.booking, message });
    }
  });
}
