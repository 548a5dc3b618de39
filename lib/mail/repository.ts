import "server-only";
import { database, newId, type Tx } from "#lib/db/client.ts";
import type { Mail } from "#lib/db/generated/client.ts";
import { dueAfterMinutes, STALE_DAYS } from "./due.ts";
import type { NewMail } from "./message.ts";

const MINUTE_MS = 60_000;

/** Writes the mail, unless its event wrote one before; the id, or `null`. Race: the unique `dedupe` lets one of two in. */
export async function insertMail(tx: Tx, { to, ...mail }: NewMail): Promise<string | null> {
  const id = newId();
  const { html = null, replyTo = null, topic = null } = mail;
  const calendar = mail.calendar ? JSON.stringify(mail.calendar) : null;
  const count = await tx.$executeRaw`
    INSERT INTO mail (id, dedupe, kind, to_address, to_name, subject, text, sensitive, html, reply_to, topic, calendar)
    VALUES (${id}, ${mail.dedupe}, ${mail.kind}, ${to.address}, ${to.name}, ${mail.subject}, ${mail.text}, ${mail.sensitive},
      ${html}, ${replyTo}, ${topic}, ${calendar}::jsonb)
    ON CONFLICT (dedupe) DO NOTHING`;
  return count === 1 ? id : null;
}

export type Sent = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Longer than any one sending: the row stays locked while the mail is on its way. */
const SENDING_LIMITS = { maxWait: 15_000, timeout: 110_000 };

/**
 * Sends a mail under its row's lock and writes down how it went. `null` where there is nothing to do: sent already, or
 * another worker has it. Race: SKIP LOCKED and the `sent_at` under the lock let one sender in; a crash between the
 * sending and the mark sends it again, with the same Message-ID.
 */
export function sendLocked(id: string, send: (mail: Mail) => Promise<Sent>): Promise<Sent | null> {
  return database().$transaction(async (tx) => {
    const free = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM mail WHERE id = ${id} AND sent_at IS NULL FOR UPDATE SKIP LOCKED`;
    const mail = free.length === 1 ? await tx.mail.findUnique({ where: { id } }) : null;
    if (!mail) return null;
    const sent = await send(mail);
    await tx.mail.update({
      where: { id },
      data: {
        attempts: { increment: 1 },
        ...(sent.ok ? { sentAt: new Date(), lastError: null } : { lastError: sent.reason }),
      },
    });
    return sent;
  }, SENDING_LIMITS);
}

/** Ids of mails that are due, oldest first, at most a hundred. */
export async function dueMails(now: number): Promise<readonly string[]> {
  const rows = await database().mail.findMany({
    where: { sentAt: null, createdAt: { gt: new Date(now - STALE_DAYS * 24 * 60 * MINUTE_MS) } },
    orderBy: [{ attempts: "asc" }, { createdAt: "asc" }],
    select: { id: true, createdAt: true, attempts: true },
    take: 1000,
  });
  return rows
    .filter(({ createdAt, attempts }) => createdAt.getTime() + dueAfterMinutes(attempts) * MINUTE_MS <= now)
    .slice(0, 100)
    .map(({ id }) => id);
}

export const findMail = (id: string): Promise<Mail | null> => database().mail.findUnique({ where: { id } });

/** Newest first; after the mail with the id `after`, where there is one. Takes one more than asked, to tell whether more follow. */
export function listMails({ limit, after }: { readonly limit: number; readonly after: string | null }): Promise<Mail[]> {
  return database().mail.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
  });
}
