import { z } from "zod";
import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { checkHref, readPickerQuery, readStart, slotHref, withStart } from "#app/_slots/picker-query.ts";
import { refusedWords } from "#app/_slots/refused-words.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { many, one } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { done } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { holdSlot } from "#lib/scheduling/hold/service.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";

const schema = z.object({ start: one(z.string()), act: one(z.string()), kept: many(z.string()) });

/** The picker as it was when the form was sent; what was chosen before is in fields of its own. */
const askedBy = ({ kept, ...values }: FormValues) => readPickerQuery({ ...values, start: kept });

type Chosen = { readonly start: Instant; readonly failback: boolean; readonly first: boolean; readonly exception: boolean };

/** The preferred start is held for a while, others that suit as well are only judged. `null` where it can be had. */
async function judge(actor: Actor, id: string, { start, failback, first, exception }: Chosen): Promise<Outcome | null> {
  if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
  const wish = { start, failback };
  const held = first ? await holdSlot(actor, id, { ...wish, exception }) : null;
  if (held && !held.ok) return { refusal: held.error };
  if (held?.value.until) return null;
  const check = held?.value.check ? done(held.value.check) : await checkSlot(actor, id, wish);
  if (!check.ok) return { refusal: check.error };
  const said = refusedWords(check.value, translator(actor.locale));
  return said.length === 0
    ? null
    : { errors: said.map((text) => ({ field: "start", message: "picker.said", params: { text } })) };
}

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
    const first = asked.place === 0;
    // Another preferred start is no exception any more; the very one that was asked for as such still is.
    const exception = first && start !== asked.starts[0] ? null : asked.exception;
    const errors = await judge(actor, id, { start, failback: asked.failback, first, exception: exception !== null });
    if (errors !== null) return errors;
    const next = { ...asked, exception, starts: withStart(asked, start) };
    return { to: wantsMore ? slotHref(id, { ...next, month: null, day: null, place: next.starts.length }) : checkHref(id, next) };
  },
});
