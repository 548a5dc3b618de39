import { bookingAct } from "#app/_edge/booking-act.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { resubmitBooking } from "#lib/bookings/changes/service.ts";
import { resubmitSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: isCustomer,
  body: resubmitSchema,
  bodyOptional: true,
  run: resubmitBooking,
});
