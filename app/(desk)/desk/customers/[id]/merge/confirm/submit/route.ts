import { customerHref } from "#app/_customers/list-query.ts";
import { confirmHref, MERGE_FORM, mergeSchema } from "#app/_customers/merge-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayMergeCustomers } from "#lib/auth/policy.ts";
import { isNameTyped } from "#lib/customers/merge/merge.ts";
import { mergeCustomers, mergePair } from "#lib/customers/merge/service.ts";

/** Makes one customer of two. Where either is gone by now the customer's own page says what it has become. */
export const { GET, POST } = formRoute({
  form: MERGE_FORM,
  who: mayMergeCustomers,
  back: ({ id = "" }, { other = [], name = [] }) => confirmHref(id, { other: other[0] ?? "", name: name[0] ?? "" }),
  schema: mergeSchema,
  async run({ actor, params: { id = "" }, fields: { other, name, typed, reason } }) {
    const both = { stays: id, goes: other };
    const pair = await mergePair(actor, both);
    if (!pair.ok) return { to: customerHref(id) };
    if (!isNameTyped(typed, pair.value.goes.name))
      return { errors: [{ field: "typed", message: "customers.merge.typed-wrong" }] };
    const merged = await mergeCustomers(actor, { ...both, name, reason });
    return { to: customerHref(id, merged.ok ? "?merged=yes" : "") };
  },
});
