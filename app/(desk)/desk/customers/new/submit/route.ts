import { NEW_CUSTOMER_FORM, newCustomerSchema } from "#app/_customers/invite-fields.ts";
import { customerHref } from "#app/_customers/list-query.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayInvite } from "#lib/auth/policy.ts";
import { addCustomer } from "#lib/customers/invite/service.ts";

/** Makes a customer and invites its first person. */
export const { GET, POST } = formRoute({
  form: NEW_CUSTOMER_FORM,
  who: mayInvite,
  back: () => "/desk/customers/new",
  schema: newCustomerSchema,
  async run({ actor, fields: { name, email, locale }, once }) {
    const added = await addCustomer(actor, { name, guest: { email, locale } }, once);
    return added.ok ? { to: customerHref(added.value.id, "?saved=invited") } : { refusal: added.error };
  },
});
