import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import type { SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { actorOfAccount } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { replyParts } from "#lib/mail/reply/reply-address.ts";
import { signerAmong } from "#lib/mail/reply/service.ts";
import { translator } from "#lib/messages/translator.ts";
import { writeMessage } from "../service.ts";
import { addressedTo, automaticSign } from "./mail-head.ts";
import { ownWords } from "./own-words.ts";
import { findWriters } from "./repository.ts";
import { takenText } from "./taken-text.ts";
import { readMail } from "./transport.ts";

/** Largest mail that is taken, in bytes. */
export const MAIL_LIMIT = 12 * 1024 * 1024;

/** A mail as a mail server hands it over. `recipient` and `sender` are the envelope's, where the server tells them. */
export type Delivery = { readonly raw: Uint8Array; readonly recipient: string | null; readonly sender: string | null };

/** `taken`: a message was written; `known`: the same mail has become one already. */
export type Outcome = { readonly status: "taken"; readonly id: string } | { readonly status: "known" };

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether an Authorization header shows the secret of the mail server; never where none is set. */
export function showsSecret(header: string | null): boolean {
  const { inboundSecret } = env();
  const [, shown = ""] = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? "") ?? [];
  return inboundSecret !== undefined && timingSafeEqual(digest(shown), digest(inboundSecret));
}

type Writer = { readonly actor: SignedIn; readonly bookingId: string };

/** Whoever was given the address, with the rights they have now; `null` for an address of ours that is nobody's. */
async function writerAt(address: string): Promise<Writer | null> {
  const parts = replyParts(address, env().inboundDomain ?? "");
  const known = parts && (await findWriters(database(), parts.reference));
  const userId = known && signerAmong(parts.signature, known.id, known.userIds);
  if (!userId) return null;
  const actor = await actorOfAccount(userId, "mail");
  return isSignedIn(actor) ? { actor, bookingId: known.id } : null;
}

async function writerAmong(addresses: readonly string[]): Promise<Writer | null> {
  for (const address of addresses) {
    const writer = await writerAt(address);
    if (writer) return writer;
  }
  return null;
}

async function take({ raw, recipient, sender }: Delivery): Promise<Result<Outcome, Refusal>> {
  // Where the mail server names the recipient, nothing of a stranger's mail is read.
  const named = recipient === null ? null : await writerAt(recipient);
  if (recipient !== null && !named) return refuse({ code: "not-found" });
  const mail = await readMail(raw);
  if (!mail) return refuse({ code: "unreadable-mail" });
  if (automaticSign(mail.head, sender) !== null) return refuse({ code: "automatic-mail" });
  const writer = named ?? (await writerAmong(addressedTo(mail.head)));
  if (!writer) return refuse({ code: "not-found" });
  const { actor, bookingId } = writer;
  const text = takenText(ownWords(mail.text), mail.files, translator(actor.locale));
  if (text === "") return refuse({ code: "empty-mail" });
  const written = await writeMessage(actor, bookingId, { text, internal: false, mailHash: mail.hash, key: null });
  if (written.ok) return done({ status: "taken", id: written.value.id });
  return written.error.code === "mail-known" ? done({ status: "known" }) : written;
}

/**
 * Takes an answer by mail into the conversation that it answers, as whoever was given the address it went to. Refuses
 * `unreadable-mail`, `automatic-mail`, `not-found` (whatever is wrong with the address or the person), `empty-mail`,
 * `too-many-requests`. Of what is refused nothing stays but a line in the log.
 */
export async function takeMail(delivery: Delivery): Promise<Result<Outcome, Refusal>> {
  const outcome = await take(delivery);
  if (!outcome.ok) log().info({ reason: outcome.error.code, bytes: delivery.raw.byteLength }, "mail not taken");
  return outcome;
}
