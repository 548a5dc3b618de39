import { z } from "zod";
import { WAITING_FORM, waitingErrors } from "#app/_bookings/waiting-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { leaveWaitingList } from "#lib/bookings/waiting/service.ts";

/** Leaves the line. */
export const { GET, POST } = formRoute({
  form: WAITING_FORM,
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}/waiting`,
  schema: z.object({}),
  async run({ actor, params: { ref = "" } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const settled = await leaveWaitingList(actor, found.value.booking.id);
    return settled.ok ? { to: `/bookings/${encodeURIComponent(ref)}/waiting` } : { errors: waitingErrors(settled.error) };
  },
});
