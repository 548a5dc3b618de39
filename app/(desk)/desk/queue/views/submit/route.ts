import { formRoute } from "#app/_edge/form-route.ts";
import { queryOfFilter, readQueueQuery } from "#app/_review/queue-query.ts";
import { SAVE_VIEW_FORM, saveViewFields } from "#app/_review/view-fields.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { saveView } from "#lib/bookings/saved-views/service.ts";
import type { FormValues } from "#lib/forms/reply.ts";

/** The filter as this page writes it, whatever came along: what is kept is only ever an address of the queue. */
const queryIn = (text: string): string => queryOfFilter(readQueueQuery(Object.fromEntries(new URLSearchParams(text))).filter);

const queueOf = (query: string): string => `/desk/queue?${queryIn(query)}`;

/** Keeps the filter that is being looked at under a name. */
export const { GET, POST } = formRoute({
  form: SAVE_VIEW_FORM,
  who: mayReview,
  back: (_params, values: FormValues) => queueOf(values.query?.[0] ?? ""),
  schema: saveViewFields,
  run: async ({ actor, fields: { name, query } }) => {
    const saved = await saveView(actor, { name, query: queryIn(query) });
    if (saved.ok) return { to: queueOf(query) };
    if (saved.error.code !== "too-many-views") return { refusal: saved.error };
    const { params } = saved.error;
    return { errors: [{ field: "name", message: "desk.views.error.too-many", ...(params ? { params } : {}) }] };
  },
});
