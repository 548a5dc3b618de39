import { BOOKING_STATUSES, type BookingStatus } from "#lib/bookings/booking.ts";

/** Rows that one page of all bookings has room for. */
export const BOOKINGS_PAGE = 25;

/** What the address of the list asks for; a cursor that cannot be read begins at the newest. */
export type BookingsAsked = { readonly status: BookingStatus | undefined; readonly cursor: string | undefined };

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" ? value : value?.[0];

export const readBookingsQuery = (values: Values): BookingsAsked => ({
  status: BOOKING_STATUSES.find((known) => known === first(values.status)),
  cursor: first(values.cursor),
});

export function bookingsHref({ status, cursor }: BookingsAsked): string {
  const parts = [
    ...(status === undefined ? [] : [`status=${status}`]),
    ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
  ];
  return parts.length === 0 ? "/desk/bookings" : `/desk/bookings?${parts.join("&")}`;
}
