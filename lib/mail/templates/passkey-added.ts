import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

/** To an account that a passkey opens from now on. */
export const passkeyAdded = (t: Translate, { account, reset }: { readonly account: string; readonly reset: string }): Message =>
  letter(t, {
    subject: t("mail.passkey.subject"),
    greeting: t("mail.hello"),
    body: [
      t("mail.passkey.what"),
      t("mail.passkey.not-you"),
      { action: { label: t("mail.passkey.link"), href: account } },
      { link: { label: t("mail.passkey.reset-link"), href: reset } },
    ],
    why: t("mail.why.account"),
  });
