import "server-only";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { wantsMail } from "#lib/mail/choices.ts";
import type { Message } from "#lib/mail/message.ts";
import { inConversation } from "#lib/mail/reply/service.ts";
import { queueMail } from "#lib/mail/service.ts";
import { isLocale } from "#lib/messages/locale.ts";
import { type Translate, translator } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { announcement, assignment, audiencesOf, type News, reminder } from "../announcement.ts";
import { type BookingSummary, isOpen } from "../booking.ts";
import type { Announcement, Reminder } from "../jobs.ts";
import type { Audience } from "../letter-facts.ts";
import { loadBooking } from "../repository.ts";
import { turnIn } from "../transitions.ts";
import { customerReaders, engineerReader, findChange, type Reader, staffReaders } from "./repository.ts";

const EVERYTHING = {};

export type Sending = {
  readonly kind: string;
  /** One per event and reader. */
  readonly dedupe: string;
  readonly reader: Reader;
  readonly audience: Audience;
  readonly message: Message;
  readonly booking: BookingSummary["booking"];
};

/** Writes a mail about a booking to a reader who has not switched its kind off. */
export async function sendTo(tx: Tx, { kind, dedupe, reader, audience, booking, message }: Sending): Promise<void> {
  if (!wantsMail(reader.mailsOff, kind, audience)) return;
  const to = { address: reader.email, name: reader.name };
  await queueMail(tx, { ...message, kind, dedupe, to, sensitive: false, ...inConversation(booking, reader.id) });
}

/** `event` names what happened; with the reader it makes the mail one of its kind. */
const send = (tx: Tx, { event, ...sending }: Omit<Sending, "dedupe"> & { readonly event: string }): Promise<void> =>
  sendTo(tx, { ...sending, dedupe: `${sending.kind}:${event}:${sending.reader.id}` });

/** The reader's language. */
export const speaking = ({ locale }: Pick<Reader, "locale">): Translate => translator(isLocale(locale) ? locale : "en");

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
        const event = `${bookingId}:${revision}`;
        if (message)
          await send(tx, { kind: `booking.${change.act}`, event, reader, audience, booking: booking.booking, message });
      }
    }
    await tellEngineer(tx, news, revision);
  });
}

/** Acts after which an engineer is on an upgrade who was not before. */
const ASSIGNING: readonly string[] = ["assign", "approve", "override", "accept-proposal"];

/** Tells the engineer that an upgrade is theirs, unless they took it themselves. */
async function tellEngineer(tx: Tx, news: News, revision: number): Promise<void> {
  const { booking } = news.booking;
  if (!ASSIGNING.includes(news.change.act) || !isOpen(booking)) return;
  const reader = await engineerReader(tx, booking.engineerId);
  if (!reader || reader.id === news.change.byId) return;
  const message = assignment(news, speaking(reader));
  await send(tx, { kind: "booking.assigned", event: `${booking.id}:${revision}`, reader, audience: "desk", booking, message });
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
      const event = `${bookingId}:${due}`;
      if (message) await send(tx, { kind: "booking.remind", event, reader, audience, booking: booking.booking, message });
    }
  });
}
