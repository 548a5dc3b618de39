import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { bookingAnswer } from "#lib/bookings/answer.ts";
import { type BookingsQuery, bookingsQuerySchema, type SubmitBody, submitSchema } from "#lib/bookings/schema.ts";
import { listBookings } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { done } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, BookingsQuery>({
    who: isSignedIn,
    query: bookingsQuerySchema,
    async run({ actor, query }) {
      const { items, nextCursor } = await listBookings(actor, query);
      return done({ status: 200, body: { items: items.map((view) => bookingAnswer(view, translator("en"))), nextCursor } });
    },
  }),
  POST: handler<SubmitBody>({
    who: isSignedIn,
    body: submitSchema,
    async run(asked) {
      const key = onceKeyOf(asked, "POST /bookings");
      if (!key.ok) return key;
      const booked = await submitBooking(asked.actor, asked.body, key.value);
      return booked.ok ? done({ status: 201, body: booked.value }) : booked;
    },
  }),
});
