import type { BookingView } from "#lib/bookings/booking.ts";
import { cityOf, day, time } from "#lib/time/format.ts";
import { daysApart } from "#lib/time/zone.ts";
import type { Clocks } from "./clocks.ts";

/** `Sent by Maya Torres on Wednesday 14 October at 15:40 in Sarajevo, 13 days before the slot.` */
export function sentWords({ booking, history }: BookingView, { t, desk, customer }: Clocks): string {
  const [first] = history;
  const by = first?.by ?? booking.createdBy;
  const words = {
    by,
    day: day(booking.createdAt, desk),
    time: time(booking.createdAt, desk),
    city: cityOf(desk.zone),
    days: daysApart(booking.createdAt, booking.window.start, customer.zone),
  };
  return t(first?.act === "override" ? "desk.head.booked" : "desk.head.sent", words);
}
