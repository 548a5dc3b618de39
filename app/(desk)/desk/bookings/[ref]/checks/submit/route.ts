import { formRoute } from "#app/_edge/form-route.ts";
import { CHECKS_FORM, checkFields, seenValue } from "#app/_review/check-fields.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { noteChecks } from "#lib/readiness/checks/service.ts";

const pageOf = (reference = ""): string => `/desk/bookings/${encodeURIComponent(reference)}`;

/** The desk notes which items of the checklist it has tried. */
export const { GET, POST } = formRoute({
  form: CHECKS_FORM,
  who: mayReview,
  back: ({ ref }) => pageOf(ref),
  schema: checkFields,
  run: async ({ actor, params: { ref = "" }, fields: { shown, checked } }) => {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const ticked = new Set(checked.map(seenValue));
    const unchecked = shown.filter((item) => !ticked.has(seenValue(item)));
    const noted = await noteChecks(actor, found.value.booking.installationId, { checked, unchecked });
    return noted.ok ? { to: `${pageOf(ref)}?noted=1#readiness` } : { refusal: noted.error };
  },
});
