import { bookingAct } from "#app/_edge/booking-act.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { rescheduleSeries } from "#lib/bookings/reschedule/series/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { rescheduleSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: isCustomer,
  body: rescheduleSchema,
  run(actor, id, { start, series, ...terms }) {
    return series ? rescheduleSeries(actor, id, { ...terms, series }) : rescheduleBooking(actor, id, { ...terms, start });
  },
});
