import { formRoute } from "#app/_edge/form-route.ts";
import { BLACKOUT_FORM, blackoutFieldsSchema, bookedErrors, readBlackout } from "#app/_review/blackout-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { changeBlackout } from "#lib/scheduling/desk/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

export const { GET, POST } = formRoute({
  form: BLACKOUT_FORM,
  who: mayEditPolicy,
  back: ({ id = "" }) => `/desk/blackouts/${encodeURIComponent(id)}`,
  schema: blackoutFieldsSchema,
  async run({ actor, params: { id = "" }, fields }) {
    const read = readBlackout(fields, (await currentPolicy()).zone);
    if ("errors" in read) return read;
    const changed = await changeBlackout(actor, id, read.blackout);
    if (changed.ok || changed.error.code === "not-found") return { to: `/desk/blackouts${changed.ok ? "?saved=changed" : ""}` };
    return changed.error.code === "has-bookings" ? { errors: bookedErrors(changed.error.faults) } : { refusal: changed.error };
  },
});
