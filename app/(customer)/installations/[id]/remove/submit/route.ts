import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { removeInstallation } from "#lib/installations/service.ts";

/** Removes the installation; one that is gone already is as good as removed. */
export const { GET, POST } = formRoute({
  form: "installation-remove",
  who: isCustomer,
  back: ({ id = "" }) => `/installations/${encodeURIComponent(id)}/remove`,
  schema: z.object({}),
  async run({ actor, params: { id = "" } }) {
    const removed = await removeInstallation(actor, id);
    if (removed.ok || removed.error.code === "not-found") return { to: "/installations" };
    if (removed.error.code === "has-bookings") return { errors: [{ field: "", message: "installations.remove.has-bookings" }] };
    return { refusal: removed.error };
  },
});
