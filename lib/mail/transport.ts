import "server-only";
import { createTransport } from "nodemailer";
import type { Options } from "nodemailer/lib/mailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import type { Mail } from "#lib/db/generated/client.ts";
import { type CalendarPart, isMailAddress, oneLine, parseSender } from "./message.ts";
import type { Sent } from "./repository.ts";

const LIMITS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** One sending never takes longer, whatever the other side does; shorter than the lock on the mail's row. */
const DEADLINE_MS = 90_000;

const isLoopback = (host: string): boolean => host === "localhost" || host === "[::1]" || host.startsWith("127.");

/** A password goes out encrypted, unless the server is this machine or the address says `?requireTLS=false`. */
function smtpOptions(address: string): SMTPTransport.Options {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const inTheClear = isLoopback(url.hostname) || url.searchParams.get("requireTLS") === "false";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) }, requireTLS: !inTheClear } : {}),
    ...LIMITS_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function withinDeadline<T>(work: Promise<T>, giveUp: () => void): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    giveUp();
    reject(new Error(`no end after ${DEADLINE_MS / 1000} s`));
  }, DEADLINE_MS);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** What is in the row was checked when it was written. */
const contentOf = ({ text, html, replyTo, calendar }: Mail): Pick<Options, "text" | "html" | "replyTo" | "icalEvent"> => {
  const event = calendar as CalendarPart | null;
  return {
    text,
    ...(html ? { html } : {}),
    ...(replyTo ? { replyTo: { address: replyTo, name: "" } } : {}),
    ...(event ? { icalEvent: { method: event.method, content: event.text, filename: "upgrade.ics" } } : {}),
  };
};

const hostOfApp = (): string => new URL(env().appUrl).hostname;

/**
 * All mails of a topic answer one that was never sent, which is how programs know that they belong together whatever their
 * subjects are. Source: RFC 5322, section 3.6.4.
 */
const topicOf = ({ topic }: Mail): Pick<Options, "inReplyTo" | "references"> => {
  const root = `<topic.${topic}@${hostOfApp()}>`;
  return topic === null ? {} : { inReplyTo: root, references: root };
};

/**
 * Hands one mail to the SMTP server. Names and addresses go as objects, never as text that would be parsed. The Message-ID
 * comes from the row, so that a second sending is recognised as the same mail.
 */
export async function sendBySmtp(smtpUrl: string, mail: Mail): Promise<Sent> {
  const from = parseSender(env().mailFrom);
  if (!from) return { ok: false, reason: "MAIL_FROM is not an address" };
  if (!isMailAddress(mail.toAddress)) return { ok: false, reason: "the recipient's address is not one plain address" };
  const transport = createTransport(smtpOptions(smtpUrl));
  try {
    const sending = transport.sendMail({
      from,
      to: { address: mail.toAddress, name: mail.toName },
      subject: mail.subject,
      ...contentOf(mail),
      ...topicOf(mail),
      messageId: `<${mail.id}@${hostOfApp()}>`,
      date: mail.createdAt,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    await withinDeadline(sending, () => transport.close());
    return { ok: true };
  } catch (error) {
    log().warn({ err: error, mail: mail.id }, "mail not sent");
    return { ok: false, reason: oneLine(error instanceof Error ? error.message : String(error), 300) };
  } finally {
    transport.close();
  }
}
