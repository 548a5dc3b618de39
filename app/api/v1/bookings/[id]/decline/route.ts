import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { declineBooking } from "#lib/bookings/decision/service.ts";
import { declineSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: declineSchema,
  run: declineBooking,
});
