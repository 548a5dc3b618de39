import { formRoute } from "#app/_edge/form-route.ts";
import { LEAVE_FORM, leaveErrors, leaveFieldsSchema } from "#app/_review/leave-fields.ts";
import { readSpan } from "#app/_review/span-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { addLeave } from "#lib/scheduling/leave/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

export const { GET, POST } = formRoute({
  form: LEAVE_FORM,
  who: mayEditPolicy,
  back: ({ id = "" }) => `/desk/engineers/${encodeURIComponent(id)}/leave`,
  schema: leaveFieldsSchema,
  async run({ actor, params: { id = "" }, fields, once }) {
    const read = readSpan(fields, (await currentPolicy()).zone);
    if ("errors" in read) return read;
    const added = await addLeave(actor, { engineerId: id, ...read.span, note: fields.note }, { key: once });
    if (added.ok) return { to: `/desk/engineers/${encodeURIComponent(id)}/leave?saved=added` };
    return added.error.code === "not-found" ? { to: "/desk/engineers" } : { errors: leaveErrors(added.error) };
  },
});
