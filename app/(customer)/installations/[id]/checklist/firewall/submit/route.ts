import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { setFirewall } from "#lib/readiness/service.ts";

const schema = z.object({ state: one(z.enum(["open", "no-firewall", "later"], "readiness.firewall.empty")) });

/** Takes what is said about the firewall; "later" says nothing yet and leaves what was said before. */
export const { GET, POST } = formRoute({
  form: "readiness-firewall",
  who: isCustomer,
  back: ({ id = "" }) => checklistHref(id, "/firewall"),
  schema,
  async run({ actor, params: { id = "" }, fields: { state } }) {
    if (state === "later") return { to: checklistHref(id) };
    const set = await setFirewall(actor, id, { state });
    return set.ok ? { to: checklistHref(id) } : { refusal: set.error };
  },
});
