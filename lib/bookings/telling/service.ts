import "server-only";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { wantsMail } from "#lib/mail/choices.ts";
import { type CalendarPart, parseSender } from "#lib/mail/message.ts";
import { inConversation } from "#lib/mail/reply/service.ts";
import { queueMail } from "#lib/mail/service.ts";
import { speaking } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { announcement, audiencesOf, type News, reminder } from "../announcement.ts";
import { type BookingSummary, isOpen } from "../booking.ts";
import { concernsCalendars, invitation } from "../invitation/invitation.ts";
import type { Announcement, Reminder } from "../jobs.ts";
import type { Audience } from "../letter-facts.ts";
import { loadBooking } from "../repository.ts";
import { turnIn } from "../transitions.ts";
import { engineerLetters } from "./engineer/service.ts";
import { customerReaders, engineersOf, findChange, staffReaders } from "./repository.ts";
import type { EventSending, Reader, Sending } from "./sending.ts";

const EVERYTHING = {};

/** Writes a mail about a booking to a reader who has not switched its kind off. */
export async function sendTo(tx: Tx, sending: Sending): Promise<void> {
  const { kind, dedupe, reader, audience, booking, message, calendar } = sending;
  if (!wantsMail(reader.mailsOff, kind, audience)) return;
  const to = { address: reader.email, name: reader.name };
  const parts = { ...message, ...(calendar ? { calendar } : {}), ...inConversation(booking, reader.id) };
  await queueMail(tx, { ...parts, kind, dedupe, to, sensitive: false });
}

const send = (tx: Tx, { event, ...sending }: EventSending): Promise<void> =>
  sendTo(tx, { ...sending, dedupe: `${sending.kind}:${event}:${sending.reader.id}` });

const readersOf = (audience: Audience, { booking: { organizationId, createdBy } }: BookingSummary): Promise<readonly Reader[]> =>
  audience === "desk" ? staffReaders(database()) : customerReaders(database(), organizationId, createdBy);

type Told = { readonly tx: Tx; readonly news: News; readonly audience: Audience; readonly reader: Reader };

/** What the reader's calendar is to take up: the customer's, and of the desk that of whoever carries the booking out, or did. */
async function calendarFor({ tx, news, audience, reader }: Told): Promise<CalendarPart | undefined> {
  const { booking, change } = news;
  const organizer = parseSender(env().mailFrom);
  if (!organizer || !concernsCalendars(change)) return;
  const invited = { audience, t: speaking(reader.locale), organizer, attendee: { name: reader.name, address: reader.email } };
  if (audience === "customer") return invitation(news, invited);
  const engineers = await engineersOf(tx, booking.booking.id, change.detail.engineerBefore);
  const own = engineers.find((engineer) => engineer.reader.id === reader.id);
  return own && invitation(news, { ...invited, leaves: own.leaves });
}

/**
 * Writes the mails about one change of a booking, each in its reader's language and on their clock. Told again it writes
 * nothing more, since each mail is known by booking, act, revision and reader.
 */
export async function tellAbout({ bookingId, revision, change: id }: Announcement, now: Clock = systemClock): Promise<void> {
  const booking = await loadBooking(database(), { id: bookingId }, EVERYTHING);
  const change = await findChange(database(), bookingId, id);
  if (!booking || !change) return;
  const news = { booking, change, deskZone: (await currentPolicy()).zone, appUrl: env().appUrl, now: now() };
  const about = { event: `${bookingId}:${revision}`, booking: booking.booking };
  const told: string[] = [];
  await inTransaction(async (tx) => {
    for (const audience of audiencesOf(change.act, change.byStaff)) {
      for (const reader of await readersOf(audience, booking)) {
        const message = announcement(news, audience, speaking(reader.locale));
        const kind = `booking.${change.act}`;
        // An engineer who has switched such letters off still needs what belongs into the calendar, and gets it below.
        if (!message || !wantsMail(reader.mailsOff, kind, audience)) continue;
        const calendar = await calendarFor({ tx, news, audience, reader });
        await send(tx, { ...about, kind, reader, audience, message, calendar });
        told.push(reader.id);
      }
    }
    const organizer = parseSender(env().mailFrom);
    for (const sending of await engineerLetters(tx, { news, about, organizer, told })) await send(tx, sending);
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
      const message = reminder(facts, speaking(reader.locale));
      const event = `${bookingId}:${due}`;
      if (message) await send(tx, { kind: "booking.remind", event, reader, audience, booking: booking.booking, message });
    }
  });
}
