import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { engineerErrors } from "#app/_review/engineer-errors.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { removeEngineer } from "#lib/scheduling/desk/service.ts";

/** Takes somebody out of the calendar; one who is gone already is as good as removed. */
export const { GET, POST } = formRoute({
  form: "engineer-remove",
  who: mayEditPolicy,
  back: ({ id = "" }) => `/desk/engineers/${encodeURIComponent(id)}/remove`,
  schema: z.object({}),
  async run({ actor, params: { id = "" } }) {
    const removed = await removeEngineer(actor, id);
    if (removed.ok || removed.error.code === "not-found") return { to: "/desk/engineers?saved=removed" };
    return { errors: engineerErrors(removed.error) };
  },
});
