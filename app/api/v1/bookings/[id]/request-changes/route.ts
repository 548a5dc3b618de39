import { bookingAct } from "#app/_edge/booking-act.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { requestChanges } from "#lib/bookings/changes/service.ts";
import { changesSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: mayReview,
  body: changesSchema,
  run: requestChanges,
});
