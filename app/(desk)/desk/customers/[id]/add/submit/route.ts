import { z } from "zod";
import { customerHref, systemHref } from "#app/_customers/list-query.ts";
import { readSystem, SYSTEM_FORM } from "#app/_customers/system-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayBookFor } from "#lib/auth/policy.ts";
import { addSystem } from "#lib/customers/systems/service.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";

/** Sets up an installation for a customer. */
export const { GET, POST } = formRoute({
  form: SYSTEM_FORM,
  who: mayBookFor,
  bodyLimit: LARGE_BODY_LIMIT,
  back: ({ id = "" }) => customerHref(id, "/add"),
  schema: z.unknown(),
  async run({ actor, params: { id = "" }, values, once }) {
    const content = readSystem(values);
    if (!content.ok) return { errors: content.error };
    const added = await addSystem(actor, id, { content: content.value, key: once });
    return added.ok ? { to: systemHref(added.value.id) } : { refusal: added.error };
  },
});
