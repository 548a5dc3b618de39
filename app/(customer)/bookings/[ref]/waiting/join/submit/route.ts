import { WAITING_FORM, waitingErrors, waitingSchema } from "#app/_bookings/waiting-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { joinWaitingList } from "#lib/bookings/waiting/service.ts";

const page = (ref: string) => `/bookings/${encodeURIComponent(ref)}/waiting`;

/** Joins the line for an earlier time, or changes the dates that would suit. */
export const { GET, POST } = formRoute({
  form: WAITING_FORM,
  who: isCustomer,
  back: ({ ref = "" }) => page(ref),
  schema: waitingSchema,
  async run({ actor, params: { ref = "" }, fields }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const wish = { firstDate: fields["first-date"], lastDate: fields["last-date"] };
    const joined = await joinWaitingList(actor, found.value.booking.id, wish);
    return joined.ok ? { to: page(ref) } : { errors: waitingErrors(joined.error) };
  },
});
