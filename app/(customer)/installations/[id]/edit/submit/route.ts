import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { draftFor, questionHref } from "#app/_installations/setup.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { saveChange } from "#lib/installations/setup/service.ts";

/** Saves a change; a draft that is gone was saved by the first of two clicks. */
export const { GET, POST } = formRoute({
  form: "installation-change",
  who: isCustomer,
  back: ({ id = "" }, values) => questionHref({ kind: "edit", id }, "check", values.draft?.[0] ?? null),
  schema: z.object({ draft: one(z.string()) }),
  async run({ actor, params: { id = "" }, fields }) {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const draft = await draftFor(actor, { kind: "edit", id }, fields.draft);
    const there = `/installations/${encodeURIComponent(id)}`;
    if (!draft) return { to: there };
    const saved = await saveChange(actor, draft);
    if (saved.ok) return { to: there };
    if (saved.error.code === "outdated") return { errors: [{ field: "", message: "installations.edit.outdated" }] };
    return { refusal: saved.error };
  },
});
