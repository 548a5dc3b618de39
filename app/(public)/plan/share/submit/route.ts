import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { planOfHandle } from "#app/_planner/plan-handle.ts";
import { one, ticked } from "#lib/forms/fields.ts";
import { sharePlan } from "#lib/shared-plans/service.ts";

export const { GET, POST } = formRoute({
  form: "share",
  who: "anyone",
  back: (_params, values) => `/plan/share?plan=${encodeURIComponent(values.plan?.[0] ?? "")}`,
  schema: z.object({ plan: one(z.string()), names: ticked }),
  async run({ actor, fields: { plan, names }, once, request }) {
    const handled = await planOfHandle(plan);
    if (!handled) return { errors: [{ field: "", message: "take.link.gone" }] };
    const wish = { input: handled.input, named: handled.named, keepNames: names, lifetime: "link" } as const;
    const shared = await sharePlan(actor, wish, { key: once, address: request.headers.get("x-client-address") });
    return shared.ok ? { to: `/p/${shared.value.id}?made=yes` } : { refusal: shared.error };
  },
});
