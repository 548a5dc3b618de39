import type { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { CHANGE_VIEW_FORM, changeViewFields } from "#app/_review/view-fields.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { openQueueWith, removeView, renameView } from "#lib/bookings/saved-views/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";

const HERE = "/desk/queue/views";

function change(actor: Actor, id: string, wish: z.output<typeof changeViewFields>): Promise<Result<null, Refusal>> {
  switch (wish.act) {
    case "rename":
      return renameView(actor, id, wish.name);
    case "remove":
      return removeView(actor, id);
    case "first":
      return openQueueWith(actor, id);
    case "not-first":
      return openQueueWith(actor, null);
  }
}

/** Renames or removes a kept view, or has the queue open with it. */
export const { GET, POST } = formRoute({
  form: CHANGE_VIEW_FORM,
  who: mayReview,
  back: ({ id = "" }) => `${HERE}?view=${encodeURIComponent(id)}`,
  schema: changeViewFields,
  run: async ({ actor, params: { id = "" }, fields }) => {
    const changed = await change(actor, id, fields);
    if (changed.ok) return { to: HERE };
    if (changed.error.code === "name-taken") return { errors: [{ field: "name", message: "desk.views.error.taken" }] };
    return { refusal: changed.error };
  },
});
