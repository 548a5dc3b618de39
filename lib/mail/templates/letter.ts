import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";

export type Letter = {
  readonly subject: string;
  /** Said once at the top; without a name where nobody has shown yet that the mailbox is theirs. */
  readonly greeting: string;
  /** Paragraphs in order; a link is a paragraph of its own, so that no mail program swallows the full stop after it. */
  readonly paragraphs: readonly string[];
};

/** The plain text that all mails share: greeting, paragraphs, signature. */
export const letter = (t: Translate, { subject, greeting, paragraphs }: Letter): Message => ({
  subject,
  text: `${[greeting, ...paragraphs, t("mail.signature")].join("\n\n")}\n`,
});
