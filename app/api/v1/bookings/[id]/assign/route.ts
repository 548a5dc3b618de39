import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { assignBooking } from "#lib/bookings/decision/service.ts";
import { assignSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: assignSchema,
  run: assignBooking,
});
