import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
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
export const { GET, POST } = formRoute({
  form: "reschedule",
  who: isCustomer,
  back: ({ ref = "" }, { start = [] }) =>
    `/bookings/${encodeURIComponent(ref)}/reschedule/check?start=${encodeURIComponent(start[0] ?? "")}`,
  schema,
  async run({ actor, params: { ref = "" }, fields: { planHash, version, ...fields } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const { booking } = found.value;
    if (isTooLate(booking, { now: systemClock(), policy: await currentPolicy() }))
      return { to: `/bookings/${booking.reference}/reschedule` };
    const start = readStart(fields.start);
    if (start === null) return { to: `/bookings/${booking.reference}/reschedule` };
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const moved = await rescheduleBooking(actor, booking.id, { start, planHash, version, locale });
    return moved.ok ? { to: `/bookings/${moved.value.booking.reference}/sent` } : { refusal: moved.error };
  },
});
