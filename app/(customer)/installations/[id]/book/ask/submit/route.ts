import { z } from "zod";
import { ASK_FORM, judgeReason } from "#app/_asking/reason.ts";
import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { askHref, readAskQuery } from "#app/_slots/ask-query.ts";
import { checkHref, readStart } from "#app/_slots/picker-query.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { keepReply } from "#lib/forms/service.ts";
import { holdSlot } from "#lib/scheduling/hold/service.ts";

const schema = z.object({ start: one(z.string()), reason: one(z.string().trim()) });

/** Takes the reason, holds the time for whoever asks, and goes on to the answers. */
export const { GET, POST } = formRoute({
  form: ASK_FORM,
  who: isCustomer,
  back: ({ id = "" }, values) => askHref(id, readAskQuery(values)),
  schema,
  async run({ actor, params: { id = "" }, fields, values }): Promise<Outcome> {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const asked = readAskQuery(values);
    const start = readStart(fields.start);
    if (start === null) return { errors: [{ field: "time", message: "asking.time-wrong" }] };
    const errors = judgeReason(fields.reason);
    if (errors.length > 0) return { errors };
    const held = await holdSlot(actor, id, { start, failback: asked.failback, exception: true });
    if (!held.ok) return { refusal: held.error };
    // Why it cannot be had by now, the page itself says.
    if (held.value.check !== null) return { to: askHref(id, asked) };
    const exception = await keepReply(actor, ASK_FORM, { values: { reason: [fields.reason] }, errors: [], sealed: null });
    const others = asked.others.filter((other) => other !== start);
    return { to: checkHref(id, { starts: [start, ...others], failback: asked.failback, exception }) };
  },
});
