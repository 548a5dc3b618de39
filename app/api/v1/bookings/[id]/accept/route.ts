import { bookingAct } from "#app/_edge/booking-act.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import { acceptSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: isCustomer,
  body: acceptSchema,
  run: acceptBooking,
});
