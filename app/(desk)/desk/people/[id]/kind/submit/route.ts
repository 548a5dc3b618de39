import { formRoute } from "#app/_edge/form-route.ts";
import { afterChange, kindSchema, PERSON_FORM, personHref } from "#app/_people/person-form.ts";
import { changeKind } from "#lib/accounts/people/service.ts";
import { mayAdminister } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: PERSON_FORM,
  who: mayAdminister,
  back: ({ id = "" }) => personHref(id),
  schema: kindSchema,
  async run({ actor, params: { id = "" }, fields }) {
    const changed = await changeKind(actor, id, fields.kind);
    return afterChange(changed, { actor, id, field: "kind", saved: "kind" });
  },
});
