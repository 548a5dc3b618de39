import { INVITE_FORM, withdrawSchema } from "#app/_customers/invite-fields.ts";
import { customerHref } from "#app/_customers/list-query.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayInvite } from "#lib/auth/policy.ts";
import { withdrawInvitation } from "#lib/customers/invite/service.ts";

/** Takes an invitation back; one that is gone already needs no word. */
export const { GET, POST } = formRoute({
  form: INVITE_FORM,
  who: mayInvite,
  back: ({ id = "" }) => customerHref(id),
  schema: withdrawSchema,
  async run({ actor, params: { id = "" }, fields: { invitation } }) {
    const withdrawn = await withdrawInvitation(actor, id, invitation);
    return { to: customerHref(id, withdrawn.ok ? "?saved=withdrawn" : "") };
  },
});
