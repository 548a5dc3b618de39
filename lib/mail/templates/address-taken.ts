import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

type Ways = { readonly signIn: string; readonly reset: string };

/** To the owner of an address with which somebody signed up again; the pages told that person nothing. */
export const addressTaken = (t: Translate, { signIn, reset }: Ways): Message =>
  letter(t, {
    subject: t("mail.taken.subject"),
    greeting: t("mail.hello"),
    body: [
      t("mail.taken.what"),
      t("mail.taken.sign-in"),
      { action: { label: t("mail.taken.sign-in-link"), href: signIn } },
      { link: { label: t("mail.taken.reset-link"), href: reset } },
      t("mail.taken.not-you"),
    ],
    why: t("mail.why.account"),
  });
