import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { SubmitBody } from "#lib/bookings/schema.ts";
import { madeBefore } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { Params } from "#lib/http/route.ts";
import { translator } from "#lib/messages/translator.ts";
import { CHECK, forgetAnswers, keepAnswers, ownAddress } from "./kept-answers.ts";
import { outcomeOf } from "./outcome.ts";
import { type WishForm, wishSchema } from "./wish.ts";

/** The answers of somebody who wants to send them, and what they are about. */
export type Sending = Sent<WishForm> & { readonly actor: Customer; readonly subject: Subject };

/** What is asked for, with everything in the answers that stands in the way; or the page where it is chosen anew. */
export type Judged = { readonly errors: readonly FieldError[]; readonly wish: SubmitBody } | { readonly to: string };

type Check = {
  /** The page with the answers. */
  readonly back: (params: Params, values: FormValues) => string;
  readonly judge: (sending: Sending) => Promise<Judged>;
};

const sentPage = (installationId: string, reference: string): Outcome => ({
  to: `/bookings/${reference}/sent`,
  headers: forgetAnswers(installationId),
});

async function send(sending: Sending, { judge }: Check): Promise<Outcome> {
  const { actor, fields, subject, once } = sending;
  const { id } = subject.installation;
  const judged = await judge(sending);
  if ("to" in judged) return judged;
  const { errors, wish } = judged;
  // Sent twice with one click too many, the form meets what it has made itself.
  const made = errors.length > 0 ? await madeBefore(once) : null;
  if (made !== null) return sentPage(id, made);
  if (errors.length > 0) return { errors };
  const sent = await submitBooking(actor, wish, once);
  return sent.ok ? sentPage(id, sent.value.reference) : outcomeOf(sent.error, subject, fields);
}

/** Sends answers for review, or shows them again with what stands in the way; or leaves to change one of them. */
export const sendRoute = (check: Check) =>
  formRoute({
    form: CHECK,
    who: isCustomer,
    back: check.back,
    schema: wishSchema,
    async run(asked): Promise<Outcome> {
      const { actor, params, fields, values } = asked;
      const { id = "" } = params;
      if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
      const go = ownAddress(id, fields.go);
      if (go !== null) return keepAnswers(asked, [], () => go);
      const speaker = { actor, t: translator(fields.locale), locale: fields.locale };
      const subject = await loadSubject(speaker, id, fields.failback);
      if (!subject.ok) return { refusal: subject.error };
      const outcome = await send({ ...asked, actor, subject: subject.value }, check);
      if (!("errors" in outcome)) return outcome;
      return keepAnswers(asked, outcome.errors, (reply) => `${check.back(params, values)}&reply=${reply}`);
    },
  });
