import { z } from "zod";
import { pageSchema } from "#lib/http/answer-parts.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { messageAnswerSchema } from "#lib/thread/answer-schema.ts";
import { messageSchema } from "#lib/thread/schema.ts";
import type { Calls } from "../call.ts";
import { OF_BOOKING } from "../parameters.ts";

const message = { id: "m1", at: "2026-11-21T09:00:00Z", by: "Kim Berg", text: "May it be an hour later?" };

export const messages: Calls = {
  "GET /bookings/{id}/messages": {
    id: "listMessages",
    summary: "Read the conversation",
    text: "Newest first.",
    who: "signed-in",
    path: OF_BOOKING,
    query: pageQuerySchema,
    answers: {
      200: { means: "A page of it.", body: pageSchema(messageAnswerSchema), example: { items: [message], nextCursor: null } },
    },
  },
  "POST /bookings/{id}/messages": {
    id: "writeMessage",
    summary: "Write a message",
    text: "Plain text of 1 to 4,000 characters, mailed to the other side. With `internal` the desk writes a note that no customer sees and nobody is mailed; from a customer that is 403. More than 30 to one booking in 15 minutes are 429.",
    who: "signed-in",
    once: true,
    path: OF_BOOKING,
    body: { schema: messageSchema, example: { text: message.text } },
    answers: { 201: { means: "The message.", body: messageAnswerSchema, example: message } },
    refuses: { 429: ["too-many-requests"] },
  },
  "GET /bookings/{id}/events": {
    id: "followBooking",
    summary: "History and messages as they come about",
    text: "`event: change` with `{at, by, act, from, to, reason}` and `event: message` with a message, each with an `id`. It ends within 10 seconds when the session or the right to see the booking does, after an hour, and when the server stops. Four at once for one account.",
    who: "signed-in",
    path: OF_BOOKING,
    headers: {
      "Last-Event-ID": { means: "Goes on after that event; without it from the beginning", example: "3.1763370000000" },
    },
    answers: { 200: { means: "The events, until somebody ends them.", type: "text/event-stream", body: z.string() } },
    refuses: { 429: ["too-many-requests"] },
  },
};
