/** Somebody a mail goes to. */
export type Recipient = { readonly address: string; readonly name: string };

/** A finished mail in the recipient's language: plain text, and the same words as HTML where it has been drawn. */
export type Message = { readonly subject: string; readonly text: string; readonly html?: string };

/** An iCalendar object that the recipient's calendar takes up. `method` is the one that the text itself names. */
export type CalendarPart = { readonly method: "REQUEST" | "CANCEL"; readonly text: string };

export type NewMail = Message & {
  /** What it is about, `account.verify`; groups the outbox. */
  readonly kind: string;
  /** One per event and recipient: the same again writes nothing. */
  readonly dedupe: string;
  readonly to: Recipient;
  /** Holds a link that signs in, resets or invites: its text is shown in the outbox in demo only. */
  readonly sensitive: boolean;
  /** One plain address that an answer goes to; without it answers go to the sender. */
  readonly replyTo?: string;
  /** An id without spaces: mails about the same are one conversation to mail programs. */
  readonly topic?: string;
  readonly calendar?: CalendarPart;
};

const SUBJECT_MAX = 200;
const NAME_MAX = 120;
const ADDRESS_MAX = 254;

// Line breaks of every kind, the other controls and the marks that turn text around: none belongs into one line.
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Text that cannot leave its header: one line, trimmed, at most `max` characters. */
export const oneLine = (text: string, max: number): string =>
  [...text.replace(NOT_IN_A_LINE, " ").replace(/ {2,}/g, " ").trim()].slice(0, max).join("");

const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** One plain address, without name, comment, quotes or list. Source: RFC 5321, section 4.1.2, dot-string form. */
export const isMailAddress = (text: string): boolean => text.length <= ADDRESS_MAX && ADDRESS.test(text);

/** Text of several lines without other control characters, which no mail needs and PostgreSQL may not store. */
const plainText = (text: string): string => text.replaceAll("\r\n", "\n").replace(/(?![\n\t])\p{Cc}/gu, "");

/** The same mail with header fields that cannot break out of their lines, and a text of plain lines. */
export const safeMail = (mail: NewMail): NewMail => ({
  ...mail,
  subject: oneLine(mail.subject, SUBJECT_MAX),
  text: plainText(mail.text),
  to: { address: mail.to.address, name: oneLine(mail.to.name, NAME_MAX) },
});

/** `Name <address>` or a bare address, as MAIL_FROM has it. An address that is none is a fault of the set-up: `null`. */
export function parseSender(text: string): Recipient | null {
  const parts = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text);
  const address = (parts?.[2] ?? text).trim();
  const name = oneLine((parts?.[1] ?? "").replace(/^"(.*)"$/, "$1"), NAME_MAX);
  return isMailAddress(address) ? { address, name } : null;
}
