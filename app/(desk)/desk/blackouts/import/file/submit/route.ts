import { formRoute } from "#app/_edge/form-route.ts";
import { CALENDAR_FILE_FORM, calendarFileSchema } from "#app/_review/days-off-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { fileOffers } from "#lib/scheduling/holidays/service.ts";

/** Keeps the pasted calendar, so that the page can show its days and let some be chosen; nothing is closed yet. */
export const { GET, POST } = formRoute({
  form: CALENDAR_FILE_FORM,
  who: mayEditPolicy,
  back: () => "/desk/blackouts/import",
  schema: calendarFileSchema,
  async run({ actor, fields }) {
    const found = await fileOffers(actor, fields.ics);
    if (!found.ok) return { errors: [{ field: "ics", message: "desk.closing.ics-wrong" }] };
    return { errors: found.value.length === 0 ? [{ field: "ics", message: "desk.closing.ics-nothing" }] : [] };
  },
});
