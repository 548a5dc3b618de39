import "server-only";
import { createHash } from "node:crypto";
import { simpleParser } from "mailparser";
import type { MailHead } from "./mail-head.ts";

/** A mail as it came in. */
export type InboundMail = {
  readonly head: MailHead;
  /** Its plain text, or that of its HTML where it has no other. */
  readonly text: string;
  /** Files beside the text; pictures inside it do not count. */
  readonly files: number;
  /** The same for the same mail, however often it is delivered: SHA-256 of its Message-ID, or of all of it, hex. */
  readonly hash: string;
};

/** Only words are asked for; in HTML beyond this nobody wrote by hand. */
const READING = {
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 1024 * 1024,
} as const;

const NAMES = /^([^:\s]+)\s*:/;

function headOf(lines: readonly { readonly key: string; readonly line: string }[]): MailHead {
  const head = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const value = line
      .replace(NAMES, "")
      .replace(/\r?\n[ \t]*/g, " ")
      .trim();
    const known = head.get(key);
    if (known) known.push(value);
    else head.set(key, [value]);
  }
  return head;
}

/** Reads a mail as RFC 5322 writes it; `null` where it cannot be read as one. */
export async function readMail(raw: Uint8Array): Promise<InboundMail | null> {
  const read = await simpleParser(Buffer.from(raw), READING).catch(() => null);
  if (!read?.headerLines.some(({ line }) => NAMES.test(line))) return null;
  const files = read.attachments.filter(({ related }) => !related).length;
  const hash = createHash("sha256")
    .update(read.messageId ?? raw)
    .digest("hex");
  return { head: headOf(read.headerLines), text: read.text ?? "", files, hash };
}
