import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { footOf } from "../announcement.ts";
import { type Facts, factsOf } from "../letter-facts.ts";
import { statusOf } from "./invitation.ts";

/** What the engineer of a booking reads beside the invitation; `leaves`: somebody else carries it out from now on. */
export function engineerLetter(facts: Facts, leaves: boolean, t: Translate): Message {
  const { booking, installation, organization } = facts.booking;
  const name = leaves ? "leaves" : statusOf(booking);
  const words = { reference: booking.reference, installation: installation.name, customer: organization.name };
  return letter(t, {
    subject: t(`calendar.mail.${name}.subject`, words),
    greeting: t("mail.hello"),
    body: [
      t(`calendar.mail.${name}.lead`, words),
      { facts: factsOf(facts, "desk", t) },
      { action: { label: t("bookings.mail.review"), href: `${facts.appUrl}/desk/bookings/${booking.reference}` } },
    ],
    ...footOf(facts, "desk", t),
  });
}
