import { formRoute } from "#app/_edge/form-route.ts";
import { BLACKOUT_FORM, blackoutFieldsSchema, bookedErrors, readBlackout } from "#app/_review/blackout-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { addBlackout } from "#lib/scheduling/desk/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

export const { GET, POST } = formRoute({
  form: BLACKOUT_FORM,
  who: mayEditPolicy,
  back: () => "/desk/blackouts",
  schema: blackoutFieldsSchema,
  async run({ actor, fields, once }) {
    const read = readBlackout(fields, (await currentPolicy()).zone);
    if ("errors" in read) return read;
    const added = await addBlackout(actor, read.blackout, once);
    if (added.ok) return { to: "/desk/blackouts?saved=added" };
    return added.error.code === "has-bookings" ? { errors: bookedErrors(added.error.faults) } : { refusal: added.error };
  },
});
