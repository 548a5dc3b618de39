import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { removeLeave } from "#lib/scheduling/leave/service.ts";

const page = (id: string) => `/desk/engineers/${encodeURIComponent(id)}/leave`;

/** Ends a leave; one that is gone already is as good as removed. It can be entered again, so nobody is asked twice. */
export const { GET, POST } = formRoute({
  form: "leave-remove",
  who: mayEditPolicy,
  back: ({ id = "" }) => page(id),
  schema: z.object({ leave: one(z.string()) }),
  async run({ actor, params: { id = "" }, fields }) {
    const removed = await removeLeave(actor, id, fields.leave);
    return removed.ok || removed.error.code === "not-found" ? { to: `${page(id)}?saved=removed` } : { refusal: removed.error };
  },
});
