import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import { one, ticked } from "#lib/forms/fields.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";

const schema = z.object({
  accept: ticked.refine((yes) => yes, "picker.check.accept-empty"),
  planHash: one(z.string()),
  version: one(z.coerce.number()),
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
});

/** Accepts the plan of a booking that the desk made. */
export const { GET, POST } = bookingFormRoute({
  form: "accept",
  below: "",
  schema,
  async run({ actor, fields: { planHash, version, locale } }, { id, reference }) {
    const accepted = await acceptBooking(actor, id, { planHash, version, locale });
    return accepted.ok ? { to: bookingHref(reference) } : { refusal: accepted.error };
  },
});
