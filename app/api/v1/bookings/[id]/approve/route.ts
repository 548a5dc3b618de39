import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { approveSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: approveSchema,
  bodyOptional: true,
  run: approveBooking,
});
