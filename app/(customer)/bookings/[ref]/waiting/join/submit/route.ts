import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { WAITING_FORM, waitingErrors, waitingSchema } from "#app/_bookings/waiting-fields.ts";
import { joinWaitingList } from "#lib/bookings/waiting/service.ts";

/** Joins the line for an earlier time, or changes the dates that would suit. */
export const { GET, POST } = bookingFormRoute({
  form: WAITING_FORM,
  below: "/waiting",
  schema: waitingSchema,
  async run({ actor, fields }, { id, reference }) {
    const joined = await joinWaitingList(actor, id, { firstDate: fields["first-date"], lastDate: fields["last-date"] });
    return joined.ok ? { to: bookingHref(reference, "/waiting") } : { errors: waitingErrors(joined.error) };
  },
});
