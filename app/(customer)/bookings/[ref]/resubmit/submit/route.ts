import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { resubmitBooking } from "#lib/bookings/changes/service.ts";
import { one, ticked } from "#lib/forms/fields.ts";

const schema = z
  .object({ accept: ticked, planHash: one(z.string()), version: one(z.coerce.number()) })
  // A plan that has to be accepted comes with its hash, and with a tick of its own.
  .refine(({ accept, planHash }) => planHash === "" || accept, { path: ["accept"], error: "picker.check.accept-empty" });

/** Sends the request again after the changes that the desk asked for. */
export const { GET, POST } = bookingFormRoute({
  form: "resubmit",
  below: "",
  schema,
  async run({ actor, fields: { planHash, version } }, { id, reference }) {
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const accepted = planHash === "" ? {} : { planHash };
    const sent = await resubmitBooking(actor, id, { ...accepted, version, locale });
    return sent.ok ? { to: bookingHref(reference, "/sent") } : { refusal: sent.error };
  },
});
