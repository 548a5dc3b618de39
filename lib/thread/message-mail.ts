import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Facts = {
  readonly text: string;
  readonly byName: string;
  readonly booking: {
    readonly reference: string;
    readonly installation: { readonly name: string };
    readonly organization: { readonly name: string };
  };
};

/** Where the conversation is; whether the desk reads it; whether the mail itself can be answered. */
type Ways = { readonly page: string; readonly toStaff: boolean; readonly byMail: boolean };

/** The mail about a new message, in the language of `t`: who wrote, the words as they are, how to answer. */
export const messageMail =
  ({ text, byName, booking }: Facts, { page, toStaff, byMail }: Ways) =>
  (t: Translate): Message => {
    const words = {
      by: byName,
      reference: booking.reference,
      installation: booking.installation.name,
      customer: booking.organization.name,
    };
    const side = toStaff ? "desk" : "customer";
    return letter(t, {
      subject: t(`thread.mail.${side}.subject`, words),
      greeting: t("mail.hello"),
      body: [t(`thread.mail.${side}.lead`, words), text, t(byMail ? "thread.mail.answer-or-see" : "thread.mail.see"), page],
    });
  };
