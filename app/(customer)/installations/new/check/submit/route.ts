import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { NEW, questionHref } from "#app/_installations/setup.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { saveNew } from "#lib/installations/setup/service.ts";

/** Makes the installation, once for two clicks; a draft that is gone was saved or discarded before. */
export const { GET, POST } = formRoute({
  form: "installation-save",
  who: isCustomer,
  back: (_, values) => questionHref(NEW, "check", values.draft?.[0] ?? null),
  schema: z.object({ draft: one(z.string()) }),
  async run({ actor, fields, once }) {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const saved = await saveNew(actor, fields.draft, once);
    if (saved.ok) return { to: `/installations/${saved.value.id}` };
    return saved.error.code === "not-found" ? { to: "/installations" } : { refusal: saved.error };
  },
});
