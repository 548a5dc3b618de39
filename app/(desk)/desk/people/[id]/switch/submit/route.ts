import { formRoute } from "#app/_edge/form-route.ts";
import { afterChange, personHref, SWITCH_FORM, switchSchema } from "#app/_people/person-form.ts";
import { switchOff, switchOn } from "#lib/accounts/people/service.ts";
import { mayAdminister } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: SWITCH_FORM,
  who: mayAdminister,
  back: ({ id = "" }) => `${personHref(id)}/switch`,
  schema: switchSchema,
  async run({ actor, params: { id = "" }, fields: { to, reason } }) {
    const changed = await (to === "off" ? switchOff : switchOn)(actor, id, reason);
    return afterChange(changed, { actor, id, field: "", saved: "switch" });
  },
});
