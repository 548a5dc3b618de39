import "server-only";
import { env } from "#lib/config/env.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { wantsMail } from "#lib/mail/choices.ts";
import { inConversation } from "#lib/mail/reply/service.ts";
import { queueMail } from "#lib/mail/service.ts";
import { messageLetter, type NewMessage } from "#lib/mail/templates/new-message.ts";
import { speaking } from "#lib/messages/translator.ts";
import { customerReaders, findTold, type Reader, staffReaders, type Told } from "./repository.ts";

const KIND = "thread.message";

/** While an upgrade is agreed or running its engineer answers; before and after, whoever of the desk comes to it. */
const WITH_AN_ENGINEER: readonly string[] = ["approved", "in-progress"];

async function deskReaders({ status, engineer }: Told["booking"]): Promise<readonly Reader[]> {
  const own = WITH_AN_ENGINEER.includes(status) && engineer.userId ? await staffReaders(database(), [engineer.userId]) : [];
  return own.length > 0 ? own : staffReaders(database());
}

/** Who wrote is named with the customer where the desk reads it, which has many of them. */
const newsOf = (
  { text, byName, byStaff, booking }: Told,
  { page, mayReply }: Pick<NewMessage, "mayReply"> & { page: string },
): NewMessage => ({
  reference: booking.reference,
  installation: booking.installation.name,
  by: byStaff ? byName : `${byName}, ${booking.organization.name}`,
  text,
  link: page,
  mayReply,
  settings: `${env().appUrl}/account/mails`,
  audience: byStaff ? "customer" : "desk",
});

/**
 * Writes the mails about a message to the other side, each in its reader's language and with an address for answers that is
 * theirs alone. Told again it writes nothing more. A note tells nobody.
 */
export async function tellAboutMessage(messageId: string): Promise<void> {
  const told = await findTold(database(), messageId);
  if (!told || told.internal) return;
  const { booking, byStaff, byId } = told;
  const readers = byStaff ? await customerReaders(database(), told) : await deskReaders(booking);
  const page = `${env().appUrl}${byStaff ? "/bookings/" : "/desk/bookings/"}${booking.reference}`;
  await inTransaction(async (tx) => {
    for (const { id, email, name, locale, mailsOff } of readers.filter((reader) => reader.id !== byId)) {
      if (!wantsMail(mailsOff, KIND, byStaff ? "customer" : "desk")) continue;
      const answer = inConversation(booking, id);
      const news = newsOf(told, { page, mayReply: "replyTo" in answer });
      await queueMail(tx, {
        ...messageLetter(speaking(locale), news),
        ...answer,
        kind: KIND,
        dedupe: `${KIND}:${messageId}:${id}`,
        to: { address: email, name },
        sensitive: false,
      });
    }
  });
}
