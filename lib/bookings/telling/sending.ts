import type { CalendarPart, Message } from "#lib/mail/message.ts";
import type { Booking } from "../booking.ts";
import type { Audience } from "../letter-facts.ts";

/** Somebody to write to. */
export type Reader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  /** Mails that they have switched off, of lib/mail/choices. */
  readonly mailsOff: readonly string[];
};

/** A mail about a booking that is to be sent. */
export type Sending = {
  readonly kind: string;
  /** One per event and reader. */
  readonly dedupe: string;
  readonly reader: Reader;
  readonly audience: Audience;
  readonly message: Message;
  readonly booking: Booking;
  readonly calendar?: CalendarPart | undefined;
};

/** `event` names what happened; with the reader it makes the mail one of its kind. */
export type EventSending = Omit<Sending, "dedupe"> & { readonly event: string };
