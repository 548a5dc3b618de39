import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Fact } from "#lib/mail/templates/letter-parts.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { footOf } from "./announcement.ts";
import type { Booking } from "./booking.ts";

export type Offer = {
  readonly booking: Pick<Booking, "reference" | "zone" | "window">;
  readonly start: Instant;
  /** Until when it is held. */
  readonly until: Instant;
  readonly now: Instant;
  readonly appUrl: string;
};

/** To whoever waits for an earlier time: one is free and held, on the booking's clock. */
export function offerLetter(t: Translate, { booking, start, until, now, appUrl }: Offer): Message {
  const { reference, zone, window } = booking;
  const reader = { zone, locale: t.locale, now };
  const own = (moment: Instant): string =>
    t("bookings.waiting.mail.time", { time: dayAndTime(moment, reader), city: cityOf(zone) });
  const facts: readonly Fact[] = [
    { label: t("bookings.waiting.mail.own"), value: own(window.start) },
    { label: t("bookings.waiting.mail.start"), value: own(start), tone: "new" },
    { label: t("bookings.waiting.mail.until-label"), value: own(until) },
  ];
  return letter(t, {
    subject: t("bookings.waiting.mail.subject", { reference, start: dayAndTime(start, reader) }),
    greeting: t("mail.hello"),
    body: [
      t("bookings.waiting.mail.what", { reference }),
      { facts },
      { action: { label: t("bookings.waiting.mail.link"), href: `${appUrl}/bookings/${reference}/waiting` } },
      t("bookings.waiting.mail.until"),
    ],
    ...footOf({ appUrl }, "customer", t),
  });
}
