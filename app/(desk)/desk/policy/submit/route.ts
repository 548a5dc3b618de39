import { formRoute } from "#app/_edge/form-route.ts";
import { isEmptyChange, POLICY_FORM, policySchema, readPolicy } from "#app/_review/policy-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { changePolicy } from "#lib/scheduling/desk/service.ts";

/** Changes what was changed in the form, and nothing else. */
export const { GET, POST } = formRoute({
  form: POLICY_FORM,
  who: mayEditPolicy,
  back: () => "/desk/policy",
  schema: policySchema,
  async run({ actor, values }) {
    const read = readPolicy(values);
    if ("errors" in read) return read;
    if (isEmptyChange(read.change)) return { to: "/desk/policy?saved=same" };
    const changed = await changePolicy(actor, read.change);
    return changed.ok ? { to: "/desk/policy?saved=changed" } : { refusal: changed.error };
  },
});
