import "server-only";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { queueMail } from "#lib/mail/service.ts";
import { isLocale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { type Audience, announcement, audiencesOf, type News } from "../announcement.ts";
import type { Announcement } from "../jobs.ts";
import { loadBooking } from "../repository.ts";
import { customerReaders, findChange, type Reader, staffReaders } from "./repository.ts";

const EVERYTHING = {};

async function write(
  tx: Tx,
  news: News,
  { reader, audience, revision }: { reader: Reader; audience: Audience; revision: number },
) {
  const message = announcement(news, audience, translator(isLocale(reader.locale) ? reader.locale : "en"));
  if (!message) return;
  const { act } = news.change;
  await queueMail(tx, {
    ...message,
    kind: `booking.${act}`,
    dedupe: `booking.${act}:${news.booking.booking.id}:${revision}:${reader.id}`,
    to: { address: reader.email, name: reader.name },
    sensitive: false,
  });
}

/**
 * Writes the mails about one change of a booking, each in its reader's language and on their clock. Told again it writes
 * nothing more, since each mail is known by booking, act, revision and reader.
 */
export async function tellAbout({ bookingId, revision, change: id }: Announcement, now: Clock = systemClock): Promise<void> {
  const booking = await loadBooking(database(), { id: bookingId }, EVERYTHING);
  const change = await findChange(database(), bookingId, id);
  if (!booking || !change) return;
  const { organizationId, createdBy } = booking.booking;
  const news = { booking, change, deskZone: (await currentPolicy()).zone, appUrl: env().appUrl, now: now() };
  await inTransaction(async (tx) => {
    for (const audience of audiencesOf(change.act, change.byStaff)) {
      const readers = audience === "desk" ? await staffReaders(tx) : await customerReaders(tx, organizationId, createdBy);
      for (const reader of readers) await write(tx, news, { reader, audience, revision });
    }
  });
}
