import type { CalendarPart, Message } from "#lib/mail/message.ts";
import type { Booking } from "../booking.ts";

/** Somebody to write to. */
export type Reader = { readonly id: string; readonly email: string; readonly name: string; readonly locale: string };

/** A mail about a booking that is to be sent. */
export type Sending = {
  readonly kind: string;
  /** Names the event; with the reader it makes the mail one of its kind. */
  readonly event: string;
  readonly reader: Reader;
  readonly message: Message;
  readonly booking: Booking;
  readonly calendar?: CalendarPart | undefined;
};
