import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { drawLetter } from "./letter-html.ts";
import type { Block, Letter, Link } from "./letter-parts.ts";

const lines = (text: string): readonly string[] => text.split(/\r\n|[\r\n\u2028\u2029]/);

/** A link is a paragraph of its own, so that no mail program swallows the full stop after it. */
const linkText = ({ label, href }: Link): string => `${label}:\n\n${href}`;

function quoteText(by: string, quote: string): string {
  const [first = "", ...more] = lines(quote);
  return more.length === 0 ? `${by}: ${first}` : [`${by}:`, ...[first, ...more].map((line) => `> ${line}`)].join("\n");
}

function blockText(block: Block): string {
  if (typeof block === "string") return block;
  if ("action" in block) return linkText(block.action);
  if ("link" in block) return linkText(block.link);
  if ("facts" in block) return block.facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
  if ("quote" in block) return quoteText(block.by, block.quote);
  return block.off.join("\n");
}

function textOf(t: Translate, { greeting, body, why, settings }: Letter): string {
  const foot = settings ? [why, linkText(settings)] : [why];
  return `${[greeting, ...body.map(blockText), t("mail.signature"), ...foot].join("\n\n")}\n`;
}

/** The mail that a letter makes: plain text, and the same words drawn. Throws on a link that is not a web address. */
export const letter = (t: Translate, written: Letter): Message => ({
  subject: written.subject,
  text: textOf(t, written),
  html: drawLetter(written, { lang: t.locale, signature: t("mail.signature") }),
});
