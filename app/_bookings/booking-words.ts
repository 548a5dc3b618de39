import { citiesOf, type Speaker, timeOrDay, when } from "#app/_slots/speaker.ts";
import type { BookingChange, BookingView } from "#lib/bookings/booking.ts";
import { dayAndTime, gmtOffset, type Reader } from "#lib/time/format.ts";
import { daysApart, localTime } from "#lib/time/zone.ts";

/** Whoever sent the request, by the name they had then. */
export const senderOf = ({ history }: BookingView): string => history[0]?.by ?? "";

/** The last change that led to where the booking stands. */
const lastChange = ({ history, booking }: BookingView): BookingChange | undefined =>
  history.findLast(({ to, from }) => to === booking.status && from !== to);

/** The reason that came with it, as it was written. */
export const reasonOf = (view: BookingView): string | null => lastChange(view)?.reason ?? null;

/** What happens next, in a sentence. */
export function nextWords(view: BookingView, { t, you, us }: Speaker): string {
  const { booking } = view;
  if (booking.status === "approved" && booking.acceptance === null) return t("picker.booking.next.accept");
  const words = { when: when(booking.window.start, you, t), city: citiesOf({ you, us }).you, by: lastChange(view)?.by ?? "" };
  return t(`picker.booking.next.${booking.status}`, words);
}

/** `in 13 days`, `today`; the date always stands next to it. Nothing once it is over. */
export function countdown({ booking }: BookingView, { t, you }: Speaker): string | null {
  const days = daysApart(you.now, booking.window.start, you.zone);
  return days < 0 ? null : t("picker.booking.in-days", { days });
}

/** The window on one clock: `Tue 27 October, 18:00`, and `to about 23:15, GMT−4`. */
export function clockFact({ booking }: BookingView, reader: Reader, { t }: Speaker) {
  const { start, end } = booking.window;
  const { date } = localTime(start, reader.zone);
  const until = timeOrDay(end, { date, reader }, t);
  return {
    value: dayAndTime(start, reader),
    small: t("picker.chosen.end", { end: until, offset: gmtOffset(start, reader.zone) }),
  };
}

/** Everything that happened, oldest first, each with its moment and the reason that somebody gave. */
export const historyWords = ({ history }: BookingView, { t, you }: Speaker) =>
  history.map(({ at, by, act, reason }, n) => ({
    key: `${n}`,
    at: dayAndTime(at, you),
    text: t.has(`bookings.act.${act}`) ? t(`bookings.act.${act}`, { by }) : t("picker.booking.changed", { by }),
    reason,
  }));
