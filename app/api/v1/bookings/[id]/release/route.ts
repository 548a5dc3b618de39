import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { releaseBooking } from "#lib/bookings/release/service.ts";
import { releaseSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: releaseSchema,
  run: releaseBooking,
});
