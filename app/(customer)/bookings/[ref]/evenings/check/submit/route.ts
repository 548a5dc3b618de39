import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { withSeries } from "#app/_series/series-query.ts";
import { readStarts } from "#app/_slots/picker-query.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { rescheduleSeries } from "#lib/bookings/reschedule/series/service.ts";
import { many, one, ticked } from "#lib/forms/fields.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

const schema = z.object({
  start: many(z.string()),
  accept: ticked.refine((yes) => yes, "picker.check.accept-empty"),
  planHash: one(z.string()),
  version: one(z.coerce.number()),
});

/** Asks for all of the chosen times together. */
export const { GET, POST } = bookingFormRoute({
  form: "move-evenings",
  below: ({ start = [] }) => withSeries("/evenings/check", { starts: readStarts(start) }),
  schema,
  async run({ actor, fields: { start, planHash, version } }, booking) {
    if (isTooLate(booking, { now: systemClock(), policy: await currentPolicy() })) return { to: bookingHref(booking.reference) };
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const series = readStarts(start);
    const moved = await rescheduleSeries(actor, booking.id, { series, planHash, version, locale });
    return moved.ok ? { to: bookingHref(booking.reference) } : { refusal: moved.error };
  },
});
