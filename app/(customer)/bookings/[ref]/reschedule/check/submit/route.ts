import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { one, ticked } from "#lib/forms/fields.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

const schema = z.object({
  start: one(z.string()),
  accept: ticked.refine((yes) => yes, "picker.check.accept-empty"),
  planHash: one(z.string()),
  version: one(z.coerce.number()),
});

/** Asks for the chosen time. What is refused for the time leads back to the picker, where others are. */
export const { GET, POST } = bookingFormRoute({
  form: "reschedule",
  below: ({ start = [] }) => `/reschedule/check?start=${encodeURIComponent(start[0] ?? "")}`,
  schema,
  async run({ actor, fields: { planHash, version, ...fields } }, booking) {
    const picker = { to: bookingHref(booking.reference, "/reschedule") };
    if (isTooLate(booking, { now: systemClock(), policy: await currentPolicy() })) return picker;
    const start = readStart(fields.start);
    if (start === null) return picker;
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const moved = await rescheduleBooking(actor, booking.id, { start, planHash, version, locale });
    return moved.ok ? { to: bookingHref(booking.reference, "/sent") } : { refusal: moved.error };
  },
});
