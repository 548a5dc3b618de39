import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { seriesPath, withSeries } from "#app/_series/series-query.ts";
import { seriesSentences } from "#app/_series/series-sentences.ts";
import { type Chosen, partsFor } from "#app/_series/series-subject.ts";
import { readStarts } from "#app/_slots/picker-query.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { madeBefore, openBookings } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Params } from "#lib/http/route.ts";
import { translator } from "#lib/messages/translator.ts";
import { CHECK, forgetAnswers, keepAnswers, ownAddress } from "../../../check/kept-answers.ts";
import { outcomeOf } from "../../../check/outcome.ts";
import { judgeWish, type WishForm, wishOf, wishSchema } from "../../../check/wish.ts";
import { clashingEvenings } from "../../clashing-evenings.ts";

const back = ({ id = "" }: Params, { start = [], failback = [] }: FormValues): string =>
  withSeries(`${seriesPath(id)}/check`, { starts: readStarts(start), failback: failback[0] === "yes" });

const sentPage = (installationId: string, reference: string): Outcome => ({
  to: `/bookings/${reference}/sent`,
  headers: forgetAnswers(installationId),
});

type Asked = Sent<WishForm> & { readonly actor: Customer; readonly subject: Subject; readonly chosen: Chosen };

async function send(asked: Asked): Promise<Outcome> {
  const { actor, fields, subject, chosen, once } = asked;
  const { id } = subject.installation;
  const clashes = clashingEvenings(await openBookings(actor, id), chosen).length > 0;
  const errors = judgeWish(fields, { sentences: seriesSentences(subject, chosen), clashes });
  // Sent twice with one click too many, the form meets the bookings that it has made itself.
  const made = errors.length > 0 ? await madeBefore(once) : null;
  if (made !== null) return sentPage(id, made);
  if (errors.length > 0) return { errors };
  const wish = { ...wishOf(fields, id), alternates: [], series: [...chosen.starts] };
  const sent = await submitBooking(actor, wish, once);
  return sent.ok ? sentPage(id, sent.value.reference) : outcomeOf(sent.error, subject, fields);
}

/** Sends all evenings for review, or shows the answers again with what stands in the way; or leaves to change an answer. */
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
    const parts = partsFor(subject.value, fields.start.length);
    if (parts?.length !== fields.start.length) return { to: withSeries(seriesPath(id), { failback: fields.failback }) };
    const outcome = await send({ ...asked, actor, subject: subject.value, chosen: { parts, starts: fields.start } });
    if (!("errors" in outcome)) return outcome;
    return keepAnswers(asked, outcome.errors, (reply) => `${back(params, values)}&reply=${reply}`);
  },
});
