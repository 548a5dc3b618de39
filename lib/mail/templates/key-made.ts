import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

type Facts = { readonly name: string; readonly keys: string; readonly reset: string };

/** To an account for which a program can act from now on. */
export const keyMade = (t: Translate, { name, keys, reset }: Facts): Message =>
  letter(t, {
    subject: t("mail.api-key.subject"),
    greeting: t("mail.hello"),
    body: [
      t("mail.api-key.what", { name }),
      t("mail.api-key.not-you"),
      { action: { label: t("mail.api-key.link"), href: keys } },
      { link: { label: t("mail.api-key.reset-link"), href: reset } },
    ],
    why: t("mail.why.account"),
  });
