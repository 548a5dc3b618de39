import { formRoute } from "#app/_edge/form-route.ts";
import { afterChange, engineersSchema, PERSON_FORM, personHref } from "#app/_people/person-form.ts";
import { linkEngineers } from "#lib/accounts/people/service.ts";
import { mayAdminister } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: PERSON_FORM,
  who: mayAdminister,
  back: ({ id = "" }) => personHref(id),
  schema: engineersSchema,
  async run({ actor, params: { id = "" }, fields }) {
    const changed = await linkEngineers(actor, id, fields.engineer);
    return afterChange(changed, { actor, id, field: "engineer", saved: "engineers" });
  },
});
