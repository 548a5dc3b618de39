import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { resubmitBooking } from "#lib/bookings/changes/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { one, ticked } from "#lib/forms/fields.ts";

const schema = z
  .object({ accept: ticked, planHash: one(z.string()), version: one(z.coerce.number()) })
  // A plan that has to be accepted comes with its hash, and with a tick of its own.
  .refine(({ accept, planHash }) => planHash === "" || accept, { path: ["accept"], error: "picker.check.accept-empty" });

/** Sends the request again after the changes that the desk asked for. */
export const { GET, POST } = formRoute({
  form: "resubmit",
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}`,
  schema,
  async run({ actor, params: { ref = "" }, fields: { planHash, version } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const accepted = planHash === "" ? {} : { planHash };
    const sent = await resubmitBooking(actor, found.value.booking.id, { ...accepted, version, locale });
    return sent.ok ? { to: `/bookings/${sent.value.booking.reference}/sent` } : { refusal: sent.error };
  },
});
