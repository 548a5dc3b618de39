import { z } from "zod";
import { WAITING_FORM, waitingErrors } from "#app/_bookings/waiting-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { takeOffer } from "#lib/bookings/waiting/service.ts";

/** Takes the offered time: the booking moves to it and waits for its review again. */
export const { GET, POST } = formRoute({
  form: WAITING_FORM,
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}/waiting`,
  schema: z.object({}),
  async run({ actor, params: { ref = "" } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const settled = await takeOffer(actor, found.value.booking.id);
    return settled.ok ? { to: `/bookings/${encodeURIComponent(ref)}` } : { errors: waitingErrors(settled.error) };
  },
});
