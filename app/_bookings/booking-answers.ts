import { listed, type Speaker } from "#app/_slots/speaker.ts";
import type { Answer } from "#app/_ui/definition-rows.tsx";
import type { BookingView } from "#lib/bookings/booking.ts";
import { dayAndTime } from "#lib/time/format.ts";
import { senderOf } from "./booking-words.ts";

/** What was asked for and agreed to, as it was sent; nothing here can be changed any more. */
export function bookingAnswers(view: BookingView, { t, you }: Speaker): readonly Answer[] {
  const { booking } = view;
  const { contact, note, alternates, acceptance, kept, createdAt, way } = booking;
  const goesOff = kept.plan.downtime.length > 0;
  const row = (name: string, value: string): Answer => ({ label: t(`picker.booking.${name}`), value });
  const also = listed(
    alternates.map((start) => dayAndTime(start, you)),
    t.locale,
  );
  return [
    row("sent", t("picker.booking.sent-by", { by: senderOf(view), at: dayAndTime(createdAt, you) })),
    ...(alternates.length > 0 ? [row("also", also)] : []),
    ...(goesOff ? [row("way", t(`picker.check.way-${way}`))] : []),
    row("contact", contact ? t("picker.booking.contact-value", contact) : t("common.not-given")),
    row("note", note ?? t("common.not-given")),
    ...(acceptance && acceptance.sentences.length > 0 ? [row("accepted", acceptance.sentences.join(" "))] : []),
  ];
}
