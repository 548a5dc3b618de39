import { formRoute } from "#app/_edge/form-route.ts";
import { engineerErrors } from "#app/_review/engineer-errors.ts";
import { ENGINEER_FORM, engineerFieldsSchema, readEngineer } from "#app/_review/engineer-fields.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { addEngineer } from "#lib/scheduling/desk/service.ts";

export const { GET, POST } = formRoute({
  form: ENGINEER_FORM,
  who: mayEditPolicy,
  back: () => "/desk/engineers",
  schema: engineerFieldsSchema,
  async run({ actor, fields, once }) {
    const read = readEngineer(fields);
    if ("errors" in read) return read;
    const added = await addEngineer(actor, read.engineer, once);
    return added.ok ? { to: "/desk/engineers?saved=added" } : { errors: engineerErrors(added.error) };
  },
});
