import { bookingAnswerSchema } from "#lib/bookings/answer-schema.ts";
import { bookingsQuerySchema, submitSchema } from "#lib/bookings/schema.ts";
import { pageSchema } from "#lib/http/answer-parts.ts";
import type { Calls } from "../call.ts";
import { BOOKING, HASH, INSTALLATION } from "../examples.ts";
import { OF_BOOKING } from "../parameters.ts";

const request = {
  installationId: INSTALLATION.id,
  start: BOOKING.local,
  alternates: ["2026-12-02T18:00:00+01:00"],
  stopVpsFirst: true,
  planHash: HASH,
  contact: BOOKING.contact,
};

export const bookings: Calls = {
  "GET /bookings": {
    id: "listBookings",
    summary: "List bookings",
    who: "signed-in",
    query: bookingsQuerySchema,
    answers: { 200: { means: "A page of them.", body: pageSchema(bookingAnswerSchema) } },
  },
  "POST /bookings": {
    id: "submitBooking",
    summary: "Ask for a window",
    text: "Judged in this order: shape, `not-ready`, `plan-changed`, `slot-not-allowed`, `slot-taken`. With `exception` the rules weekday, time-of-day, notice, horizon and grid do not refuse, and the desk decides. With `override` the desk books for a customer: approved at once, without `planHash`, and the customer is asked to accept; from a customer that is 403. `series` instead of `start` spreads the upgrade over several evenings: a booking for each, all held or none; the answer is the first and names the others, faults point at `/series/1`. `way` and `stopVpsFirst` say the same; where they disagree it is `way-contradicts`.",
    who: "signed-in",
    once: true,
    body: { schema: submitSchema, example: request },
    answers: { 201: { means: "The booking: an engineer is held from now on.", body: bookingAnswerSchema, example: BOOKING } },
    refuses: {
      404: ["not-found"],
      409: ["slot-taken"],
      422: ["not-ready", "plan-changed", "slot-not-allowed"],
    },
  },
  "GET /bookings/{id}": {
    id: "readBooking",
    summary: "Read a booking",
    who: "signed-in",
    path: OF_BOOKING,
    answers: { 200: { means: "The booking.", body: bookingAnswerSchema, example: BOOKING, headers: ["ETag"] } },
  },
};
