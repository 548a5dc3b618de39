import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { checkHref, readPickerQuery } from "#app/_slots/picker-query.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { translator } from "#lib/messages/translator.ts";
import { sentencesToAccept } from "../acceptance.ts";
import { outcomeOf } from "../outcome.ts";
import { judgeWish, wishOf, wishSchema } from "../wish.ts";

/** Sends the request for review, or shows the answers again with what stands in the way. */
export const { GET, POST } = formRoute({
  form: "check",
  who: isCustomer,
  back: ({ id = "" }, values) => checkHref(id, readPickerQuery({ start: values.start, failback: values.failback })),
  schema: wishSchema,
  async run({ actor, params: { id = "" }, fields, once }): Promise<Outcome> {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const t = translator(fields.locale);
    const subject = await loadSubject({ actor, t, locale: fields.locale }, id, fields.failback);
    if (!subject.ok) return { refusal: subject.error };
    const errors = judgeWish(fields, sentencesToAccept(subject.value, fields.start[0]));
    if (errors.length > 0) return { errors };
    const sent = await submitBooking(actor, wishOf(fields, id), once);
    return sent.ok ? { to: `/bookings/${sent.value.reference}/sent` } : outcomeOf(sent.error, subject.value, fields);
  },
});
