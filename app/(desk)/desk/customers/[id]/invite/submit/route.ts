import { INVITE_FORM, inviteSchema } from "#app/_customers/invite-fields.ts";
import { customerHref } from "#app/_customers/list-query.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayInvite } from "#lib/auth/policy.ts";
import { inviteTo } from "#lib/customers/invite/service.ts";

/** Invites somebody to a customer. */
export const { GET, POST } = formRoute({
  form: INVITE_FORM,
  who: mayInvite,
  back: ({ id = "" }) => customerHref(id, "/invite"),
  schema: inviteSchema,
  async run({ actor, params: { id = "" }, fields }) {
    const invited = await inviteTo(actor, id, fields);
    return invited.ok ? { to: customerHref(id, "?saved=invited") } : { refusal: invited.error };
  },
});
