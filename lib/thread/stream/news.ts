import type { BookingChange } from "#lib/bookings/booking.ts";
import { toUtc } from "#lib/time/instant.ts";
import { messageAnswer } from "../answer.ts";
import type { ThreadMessage } from "../message.ts";

/**
 * How far somebody has heard: the number of the last change of the booking, and the moment of its last message in milliseconds
 * since 1970-01-01T00:00:00Z. Each of the two only grows, and nothing comes to stand before what was heard already.
 */
export type Heard = { readonly change: number; readonly message: number };

export const NOTHING_HEARD: Heard = { change: 0, message: 0 };

const HEARD = /^(\d{1,15})\.(\d{1,15})$/;

/** From the `id:` of an event, which the client sends back as `Last-Event-ID`; what is none has heard nothing. */
export function heardBy(lastEventId: string | null): Heard {
  const [, change, message] = HEARD.exec(lastEventId ?? "") ?? [];
  return change === undefined || message === undefined ? NOTHING_HEARD : { change: Number(change), message: Number(message) };
}

/** Either kind in the order in which it came about. */
export type Found = {
  readonly changes: readonly (Omit<BookingChange, "byId" | "detail"> & { readonly number: number })[];
  readonly messages: readonly ThreadMessage[];
};

export type News = { readonly heard: Heard; readonly event: "change" | "message"; readonly data: object };

/** What was found, in the order of time, each with how far somebody has heard who heard it. */
export function newsOf({ changes, messages }: Found, before: Heard, toStaff: boolean): readonly News[] {
  const all = [
    ...changes.map(({ number, at, ...change }) => ({ at, number, event: "change" as const, data: { at: toUtc(at), ...change } })),
    ...messages.map((message) => ({ at: message.at, event: "message" as const, data: messageAnswer(message, toStaff) })),
  ].toSorted((a, b) => a.at - b.at);
  let heard = before;
  return all.map((one) => {
    heard = one.event === "change" ? { ...heard, change: Math.max(heard.change, one.number) } : { ...heard, message: one.at };
    return { heard, event: one.event, data: one.data };
  });
}

/** One event as it goes over the wire. Source: HTML, section 9.2.6. JSON has no line breaks of its own. */
export const written = ({ heard, event, data }: News): string =>
  `id: ${heard.change}.${heard.message}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
