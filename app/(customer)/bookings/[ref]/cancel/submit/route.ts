import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { one, optionalText } from "#lib/forms/fields.ts";

const schema = z.object({ reason: optionalText(2000, "picker.cancel.reason-long"), version: one(z.coerce.number()) });

/** Calls the upgrade off. A booking that changed since the page was read is not touched. */
export const { GET, POST } = bookingFormRoute({
  form: "cancel",
  below: "/cancel",
  schema,
  async run({ actor, fields }, { id, reference }) {
    const cancelled = await cancelBooking(actor, id, fields);
    return cancelled.ok ? { to: bookingHref(reference) } : { refusal: cancelled.error };
  },
});
