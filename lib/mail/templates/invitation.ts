import type { Translate } from "#lib/messages/translator.ts";
import type { Message } from "../message.ts";
import { letter } from "./letter.ts";

type Invited = { readonly organization: string; readonly address: string; readonly signUp: string; readonly days: number };

/** To somebody who is to work with a customer's installations. The link holds no secret: whoever owns the address may join. */
export const invitation = (t: Translate, { organization, address, signUp, days }: Invited): Message =>
  letter(t, {
    subject: t("mail.invitation.subject", { organization }),
    greeting: t("mail.hello"),
    body: [
      t("mail.invitation.what", { organization }),
      t("mail.invitation.how", { address, days }),
      { action: { label: t("mail.invitation.link"), href: signUp } },
      t("mail.invitation.not-you"),
    ],
    why: t("mail.why.invited"),
  });
