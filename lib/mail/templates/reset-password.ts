import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

/** To an account whose password was forgotten: a link that sets a new one. */
export const resetPassword = (t: Translate, { link, minutes }: { readonly link: string; readonly minutes: number }): Message =>
  letter(t, {
    subject: t("mail.reset.subject"),
    greeting: t("mail.hello"),
    body: [
      t("mail.reset.ask"),
      { action: { label: t("mail.reset.link"), href: link } },
      t("mail.reset.until", { minutes }),
      t("mail.reset.not-you"),
    ],
    why: t("mail.why.account"),
  });
