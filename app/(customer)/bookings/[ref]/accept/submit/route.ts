import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { one, ticked } from "#lib/forms/fields.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";

const schema = z.object({
  accept: ticked.refine((yes) => yes, "picker.check.accept-empty"),
  planHash: one(z.string()),
  version: one(z.coerce.number()),
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
});

/** Accepts the plan of a booking that the desk made. */
export const { GET, POST } = formRoute({
  form: "accept",
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}`,
  schema,
  async run({ actor, params: { ref = "" }, fields: { planHash, version, locale } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const accepted = await acceptBooking(actor, found.value.booking.id, { planHash, version, locale });
    return accepted.ok ? { to: `/bookings/${accepted.value.booking.reference}` } : { refusal: accepted.error };
  },
});
