import { bookingAct } from "#app/_edge/booking-act.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { cancelSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: isSignedIn,
  body: cancelSchema,
  bodyOptional: true,
  run: cancelBooking,
});
