import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { checkHref, readPickerQuery, readStart, slotHref, withStart } from "#app/_slots/picker-query.ts";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { many, one } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";
import { checkSlot } from "#lib/scheduling/service.ts";

const schema = z.object({ start: one(z.string()), act: one(z.string()), kept: many(z.string()) });

/** The picker as it was when the form was sent; what was chosen before is in fields of its own. */
const askedBy = ({ kept, ...values }: FormValues) => readPickerQuery({ ...values, start: kept });

/** Judges the chosen start and goes on: to the answers, or to one more time that suits. */
export const { GET, POST } = formRoute({
  form: "slot",
  who: isCustomer,
  back: ({ id = "" }, values) => slotHref(id, askedBy(values)),
  schema,
  async run({ actor, params: { id = "" }, fields, values }) {
    const asked = askedBy(values);
    const wantsMore = fields.act === "more";
    const start = readStart(fields.start);
    if (start === null && asked.starts.length > 0 && !wantsMore) return { to: checkHref(id, asked) };
    if (start === null) return { errors: [{ field: "start", message: "picker.times.error" }] };
    const check = await checkSlot(actor, id, { start, failback: asked.failback });
    if (!check.ok) return { refusal: check.error };
    const said = refusedWords(check.value, translator(isSignedIn(actor) ? actor.locale : "en"));
    if (said.length > 0) return { errors: said.map((text) => ({ field: "start", message: "picker.said", params: { text } })) };
    const next = { ...asked, starts: withStart(asked, start) };
    return { to: wantsMore ? slotHref(id, { ...next, month: null, day: null, place: next.starts.length }) : checkHref(id, next) };
  },
});
