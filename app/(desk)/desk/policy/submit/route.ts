import { formRoute } from "#app/_edge/form-route.ts";
import { isEmptyChange, POLICY_FORM, policySchema, readPolicy } from "#app/_review/policy-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { changePolicy } from "#lib/scheduling/desk/service.ts";
import { previewChange } from "#lib/scheduling/preview/service.ts";

const isPreview = (values: FormValues): boolean => values.act?.[0] === "preview";

/** Changes what was changed in the form, and nothing else; a preview changes nothing and leads back to the form as it was sent. */
export const { GET, POST } = formRoute({
  form: POLICY_FORM,
  who: mayEditPolicy,
  back: (_params, values) => (isPreview(values) ? "/desk/policy?preview=yes" : "/desk/policy"),
  schema: policySchema,
  async run({ actor, values }) {
    const read = readPolicy(values);
    if ("errors" in read) return read;
    if (isPreview(values)) {
      const preview = await previewChange(actor, read.change);
      return preview.ok ? { errors: [] } : { refusal: preview.error };
    }
    if (isEmptyChange(read.change)) return { to: "/desk/policy?saved=same" };
    const changed = await changePolicy(actor, read.change);
    return changed.ok ? { to: "/desk/policy?saved=changed" } : { refusal: changed.error };
  },
});
