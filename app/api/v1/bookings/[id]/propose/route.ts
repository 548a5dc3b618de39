import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { proposeTimes } from "#lib/bookings/proposal/service.ts";
import { proposeSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: proposeSchema,
  run: proposeTimes,
});
