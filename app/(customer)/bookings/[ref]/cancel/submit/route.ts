import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { one, optionalText } from "#lib/forms/fields.ts";

const schema = z.object({ reason: optionalText(2000, "picker.cancel.reason-long"), version: one(z.coerce.number()) });

/** Calls the upgrade off. A booking that changed since the page was read is not touched. */
export const { GET, POST } = formRoute({
  form: "cancel",
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}/cancel`,
  schema,
  async run({ actor, params: { ref = "" }, fields: { reason, version } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const cancelled = await cancelBooking(actor, found.value.booking.id, { reason, version });
    return cancelled.ok ? { to: `/bookings/${cancelled.value.booking.reference}` } : { refusal: cancelled.error };
  },
});
