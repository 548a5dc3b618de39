import { citiesOf, type Speaker, timeOrDay, when } from "#app/_slots/speaker.ts";
import { type BookingChange, type BookingView, isOpen } from "#lib/bookings/booking.ts";
import { answerDate } from "#lib/bookings/due.ts";
import { dayAndTime, dayOfDate, gmtOffset, type Reader } from "#lib/time/format.ts";
import { daysApart, localTime } from "#lib/time/zone.ts";
import type { BookingPage } from "./booking-page.ts";
import { dueWords } from "./due-words.ts";

/** Whoever sent the request, by the name they had then. */
export const senderOf = ({ history }: BookingView): string => history[0]?.by ?? "";

/** The last change that led to where the booking stands. */
const lastChange = ({ history, booking }: BookingView): BookingChange | undefined =>
  history.findLast(({ to, from, act }) => to === booking.status && (from !== to || act === "reschedule"));

/** The clock's own word is for programs. */
const EXPIRE = "expire";

/** Reasons that are not repeated: why a time was asked for or booked stands with its exception, an end by itself has a sentence. */
const TOLD_ELSEWHERE: readonly string[] = ["submit", "override", EXPIRE];

/** The reason that came with it, as it was written. */
export function reasonOf(view: BookingView): string | null {
  const change = lastChange(view);
  return change && !TOLD_ELSEWHERE.includes(change.act) ? change.reason : null;
}

/** By when the customer hears from the desk: counted from when the booking began to wait. */
export function answerDay(view: BookingView, { speaker: { you }, policy }: Pick<BookingPage, "speaker" | "policy">): string {
  const { booking, history } = view;
  const since = lastChange(view)?.at ?? history.at(-1)?.at ?? booking.createdAt;
  return dayOfDate(answerDate({ now: since, zone: booking.zone, start: booking.window.start, policy }), you);
}

function nextKey({ booking, history }: BookingView): string {
  if (booking.status === "approved" && booking.acceptance === null) return "accept";
  if (booking.status === "cancelled" && history.at(-1)?.act === EXPIRE) return "expired";
  return booking.status;
}

/** What happens next, in a sentence. */
export function nextWords({ view, speaker, policy }: Pick<BookingPage, "view" | "speaker" | "policy">): string {
  const { t, you, us } = speaker;
  const { booking } = view;
  const words = {
    when: when(booking.window.start, you, t),
    city: citiesOf({ you, us }).you,
    by: lastChange(view)?.by ?? "",
    day: booking.status === "submitted" ? answerDay(view, { speaker, policy }) : "",
    due: isOpen(booking) && booking.due !== null ? dueWords(booking.due, speaker) : "",
    count: isOpen(booking) ? booking.proposals.length : 0,
  };
  return t(`picker.booking.next.${nextKey(view)}`, words);
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
