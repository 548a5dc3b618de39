import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

/** To a new account: open the link and confirm. Holds nothing that whoever signed up has typed. */
export const verifyAddress = (t: Translate, { link, hours }: { readonly link: string; readonly hours: number }): Message =>
  letter(t, {
    subject: t("mail.verify.subject"),
    greeting: t("mail.hello"),
    body: [
      t("mail.verify.ask"),
      { action: { label: t("mail.verify.link"), href: link } },
      t("mail.verify.until", { hours }),
      t("mail.verify.not-you"),
    ],
    why: t("mail.why.signed-up"),
  });
