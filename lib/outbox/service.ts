import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReadOutbox } from "#lib/auth/policy.ts";
import { env } from "#lib/config/env.ts";
import type { Mail } from "#lib/db/generated/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type MailState, mailOf, mailPage, stateOf } from "#lib/mail/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";

export type OutboxLine = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly to: string;
  readonly writtenAt: Instant;
  readonly sentAt: Instant | null;
  readonly state: MailState;
  readonly attempts: number;
};

/**
 * `text` is `null` where it holds a link that signs in, resets or invites and this is no demo; `html` there and where the mail
 * was not drawn.
 */
export type OutboxMail = OutboxLine & {
  readonly text: string | null;
  readonly html: string | null;
  readonly lastError: string | null;
};

const lineOf = (mail: Mail): OutboxLine => ({
  id: mail.id,
  kind: mail.kind,
  subject: mail.subject,
  to: mail.toName === "" ? mail.toAddress : `${mail.toName} <${mail.toAddress}>`,
  writtenAt: instant(mail.createdAt.getTime()),
  sentAt: mail.sentAt ? instant(mail.sentAt.getTime()) : null,
  state: stateOf(mail),
  attempts: mail.attempts,
});

const ID = /^[\w-]{22}$/;

/** All mails, newest first; for administrators, since mails hold what customers wrote. */
export async function outbox(
  actor: Actor,
  after: string | undefined,
): Promise<Result<{ readonly lines: readonly OutboxLine[]; readonly next: string | null }, Refusal>> {
  if (!mayReadOutbox(actor)) return refuse({ code: "forbidden" });
  const { mails, next } = await mailPage(after && ID.test(after) ? after : null);
  return done({ lines: mails.map(lineOf), next });
}

export async function outboxMail(actor: Actor, id: string): Promise<Result<OutboxMail, Refusal>> {
  if (!mayReadOutbox(actor)) return refuse({ code: "forbidden" });
  const mail = ID.test(id) ? await mailOf(id) : null;
  if (!mail) return refuse({ code: "not-found" });
  const shown = !mail.sensitive || env().mode === "demo";
  const words = shown ? { text: mail.text, html: mail.html } : { text: null, html: null };
  return done({ ...lineOf(mail), ...words, lastError: mail.lastError });
}
