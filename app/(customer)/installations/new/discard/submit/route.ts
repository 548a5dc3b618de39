import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { discardDraft } from "#lib/installations/setup/service.ts";

/** Throws away an installation that was begun and never saved. */
export const { GET, POST } = formRoute({
  form: "installation-discard",
  who: isCustomer,
  back: () => "/installations",
  schema: z.object({ draft: one(z.string()) }),
  async run({ actor, fields }) {
    if (isCustomer(actor)) await discardDraft(actor, fields.draft);
    return { to: "/installations" };
  },
});
