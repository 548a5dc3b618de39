import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

/** To an account whose password is new, by reset or by change. */
export const passwordChanged = (t: Translate, { reset }: { readonly reset: string }): Message =>
  letter(t, {
    subject: t("mail.changed.subject"),
    greeting: t("mail.hello"),
    body: [t("mail.changed.what"), t("mail.changed.not-you"), { action: { label: t("mail.changed.link"), href: reset } }],
    why: t("mail.why.account"),
  });
