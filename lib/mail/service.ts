import "server-only";
import { env } from "#lib/config/env.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Mail } from "#lib/db/generated/client.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { sendMailJob } from "./jobs.ts";
import { isMailAddress, type NewMail, safeMail } from "./message.ts";
import { dueMails, findMail, insertMail, listMails, type Sent, sendLocked } from "./repository.ts";
import { sendBySmtp } from "./transport.ts";

/**
 * Writes a mail and asks for its sending, both in the caller's transaction: a rollback takes them along. Writing the same
 * `dedupe` again does nothing. Throws on an address that is no address, which no checked account has.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  if (!isMailAddress(mail.to.address)) throw new Error(`A mail of kind ${mail.kind} has no usable address.`);
  if (mail.replyTo && !isMailAddress(mail.replyTo))
    throw new Error(`A mail of kind ${mail.kind} has no usable address for answers.`);
  const mailId = await insertMail(tx, safeMail(mail));
  if (mailId) await enqueue(tx, sendMailJob, { mailId });
}

/**
 * Sends one mail, if it is still to be sent. Without SMTP_URL it stays where it is, to be read in the outbox. Throws
 * where the server would not take it, so that the job is tried again.
 */
export async function deliver(mailId: string): Promise<void> {
  const { smtpUrl } = env();
  if (!smtpUrl) return;
  const sent = await sendLocked(mailId, (mail) => sendBySmtp(smtpUrl, mail));
  if (sent && !sent.ok) throw new Error(`Mail ${mailId} was not sent: ${sent.reason}`);
}

/** Sends what is due and was not sent; stops at the third failure in a row, since then the server is away. */
export async function deliverDue(now = systemClock): Promise<number> {
  const { smtpUrl } = env();
  if (!smtpUrl) return 0;
  let [count, failures] = [0, 0];
  for (const id of await dueMails(now())) {
    const sent: Sent | null = await sendLocked(id, (mail) => sendBySmtp(smtpUrl, mail));
    if (sent?.ok) count += 1;
    failures = sent && !sent.ok ? failures + 1 : 0;
    if (failures === 3) break;
  }
  return count;
}

/** `kept`: there is no mail server, so the outbox is where it is read. */
export type MailState = "sent" | "waiting" | "kept";

export const stateOf = (mail: Mail): MailState => (mail.sentAt ? "sent" : env().smtpUrl ? "waiting" : "kept");

export type MailPage = { readonly mails: readonly Mail[]; readonly next: string | null };

/** A page of all mails, newest first. `after` is the last id of the page before; an unknown one gives an empty page. */
export async function mailPage(after: string | null, limit = 50): Promise<MailPage> {
  const found = await listMails({ limit, after });
  const mails = found.slice(0, limit);
  return { mails, next: found.length > limit ? (mails.at(-1)?.id ?? null) : null };
}

export const mailOf = (id: string): Promise<Mail | null> => findMail(id);
