import { formRoute } from "#app/_edge/form-route.ts";
import { bookedErrors } from "#app/_review/blackout-fields.ts";
import { DAYS_OFF_FORM, daysOffSchema, readDays } from "#app/_review/days-off-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { closeDays } from "#lib/scheduling/holidays/service.ts";

/** Closes the days that were ticked, all or none. */
export const { GET, POST } = formRoute({
  form: DAYS_OFF_FORM,
  who: mayEditPolicy,
  back: () => "/desk/blackouts/import?form=days",
  schema: daysOffSchema,
  async run({ actor, fields, once }) {
    const read = readDays(fields.pick);
    if ("errors" in read) return read;
    const closed = await closeDays(actor, { days: read.days, force: fields.force }, once);
    if (closed.ok) return { to: `/desk/blackouts?saved=imported&days=${closed.value.closed}` };
    return closed.error.code === "has-bookings" ? { errors: bookedErrors(closed.error.faults) } : { refusal: closed.error };
  },
});
