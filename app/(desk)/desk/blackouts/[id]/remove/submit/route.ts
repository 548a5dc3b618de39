import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { removeBlackout } from "#lib/scheduling/desk/service.ts";

/** Removes a closed time; one that is gone already is as good as removed. */
export const { GET, POST } = formRoute({
  form: "blackout-remove",
  who: mayEditPolicy,
  back: ({ id = "" }) => `/desk/blackouts/${encodeURIComponent(id)}/remove`,
  schema: z.object({}),
  async run({ actor, params: { id = "" } }) {
    const removed = await removeBlackout(actor, id);
    if (removed.ok || removed.error.code === "not-found") return { to: "/desk/blackouts?saved=removed" };
    return { refusal: removed.error };
  },
});
