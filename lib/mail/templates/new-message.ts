import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

export type NewMessage = {
  /** `UD-2401`. */
  readonly reference: string;
  /** The installation's name. */
  readonly installation: string;
  /** Who wrote, by the name that readers know. */
  readonly by: string;
  /** What was written, of one line or several; quoted as it is. */
  readonly text: string;
  /** The whole address of the conversation. */
  readonly link: string;
  /** Where the reader chooses what is mailed to them, a whole address. */
  readonly settings?: string;
  /** Whether an answer to this mail gets into the conversation. */
  readonly mayReply: boolean;
  /** Whose side the reader is on. */
  readonly audience: "customer" | "desk";
};

/** To everybody of a conversation but its writer: a new message, quoted. */
export const messageLetter = (t: Translate, news: NewMessage): Message =>
  letter(t, {
    subject: t("mail.message.subject", { reference: news.reference, by: news.by }),
    greeting: t("mail.hello"),
    body: [
      t("mail.message.lead", { reference: news.reference, installation: news.installation }),
      { quote: news.text, by: t("mail.message.by", { by: news.by }) },
      { action: { label: t("mail.message.link"), href: news.link } },
      t(news.mayReply ? "mail.message.reply" : "mail.message.no-reply"),
    ],
    why: t(`mail.why.${news.audience}`),
    ...(news.settings ? { settings: { label: t("mail.choose"), href: news.settings } } : {}),
  });
