import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { checkHref, readPickerQuery } from "#app/_slots/picker-query.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { madeBefore, openBookings } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Params } from "#lib/http/route.ts";
import { translator } from "#lib/messages/translator.ts";
import { sentencesToAccept } from "../acceptance.ts";
import { clashing } from "../already.ts";
import { CHECK, forgetAnswers, keepAnswers, ownAddress } from "../kept-answers.ts";
import { outcomeOf } from "../outcome.ts";
import { judgeWish, type WishForm, wishOf, wishSchema } from "../wish.ts";

const back = ({ id = "" }: Params, values: FormValues): string =>
  checkHref(id, readPickerQuery({ start: values.start, failback: values.failback, exception: values.exception }));

const sentPage = (installationId: string, reference: string): Outcome => ({
  to: `/bookings/${reference}/sent`,
  headers: forgetAnswers(installationId),
});

type Asked = Sent<WishForm> & { readonly actor: Customer; readonly subject: Subject };

async function faultsOf({ actor, fields, subject }: Asked) {
  const already = await openBookings(actor, subject.installation.id);
  const clashes = clashing(already, { starts: fields.start, windowMinutes: subject.query.windowMinutes }).length > 0;
  return judgeWish(fields, { sentences: sentencesToAccept(subject, fields.start[0]), clashes });
}

async function send(asked: Asked): Promise<Outcome> {
  const { actor, fields, subject, once } = asked;
  const { id } = subject.installation;
  const errors = await faultsOf(asked);
  // Sent twice with one click too many, the form meets the booking that it has made itself.
  const made = errors.length > 0 ? await madeBefore(once) : null;
  if (made !== null) return sentPage(id, made);
  if (errors.length > 0) return { errors };
  const sent = await submitBooking(actor, wishOf(fields, id), once);
  return sent.ok ? sentPage(id, sent.value.reference) : outcomeOf(sent.error, subject, fields);
}

/** Sends the request for review, or shows the answers again with what stands in the way; or leaves to change an answer. */
export const { GET, POST } = formRoute({
  form: CHECK,
  who: isCustomer,
  back,
  schema: wishSchema,
  async run(asked): Promise<Outcome> {
    const { actor, params, fields, values } = asked;
    const { id = "" } = params;
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const go = ownAddress(id, fields.go);
    if (go !== null) return keepAnswers(asked, [], () => go);
    const subject = await loadSubject({ actor, t: translator(fields.locale), locale: fields.locale }, id, fields.failback);
    if (!subject.ok) return { refusal: subject.error };
    const outcome = await send({ ...asked, actor, subject: subject.value });
    if (!("errors" in outcome)) return outcome;
    return keepAnswers(asked, outcome.errors, (reply) => `${back(params, values)}&reply=${reply}`);
  },
});
