import { formRoute } from "#app/_edge/form-route.ts";
import { engineerErrors } from "#app/_review/engineer-errors.ts";
import { ENGINEER_FORM, engineerFieldsSchema, readEngineer } from "#app/_review/engineer-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { changeEngineer } from "#lib/scheduling/desk/service.ts";

export const { GET, POST } = formRoute({
  form: ENGINEER_FORM,
  who: mayEditPolicy,
  back: ({ id = "" }) => `/desk/engineers/${encodeURIComponent(id)}`,
  schema: engineerFieldsSchema,
  async run({ actor, params: { id = "" }, fields }) {
    const read = readEngineer(fields);
    if ("errors" in read) return read;
    const changed = await changeEngineer(actor, id, read.engineer);
    if (changed.ok) return { to: "/desk/engineers?saved=changed" };
    return changed.error.code === "not-found" ? { to: "/desk/engineers" } : { errors: engineerErrors(changed.error) };
  },
});
