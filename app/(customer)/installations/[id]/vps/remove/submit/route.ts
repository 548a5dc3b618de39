import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { removeVps } from "#lib/vps/service.ts";

/** Takes every VPS out of the version of the list that was seen. */
export const { GET, POST } = formRoute({
  form: "vps-remove",
  who: isCustomer,
  back: ({ id = "" }) => `/installations/${encodeURIComponent(id)}/vps/remove`,
  schema: z.object({ revision: one(z.coerce.number().int().catch(-1)) }),
  async run({ actor, params: { id = "" }, fields: { revision } }) {
    const removed = await removeVps(actor, id, { revision });
    if (removed.ok) return { to: `/installations/${encodeURIComponent(id)}/vps` };
    return removed.error.code === "outdated" ? { errors: [{ field: "", message: "vps.outdated" }] } : { refusal: removed.error };
  },
});
