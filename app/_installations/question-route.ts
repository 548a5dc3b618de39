import "server-only";
import { z } from "zod";
import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Params } from "#lib/http/route.ts";
import { answered } from "#lib/installations/setup/answers.ts";
import { type DraftData, isQuestion, nextQuestion, type Question } from "#lib/installations/setup/draft.ts";
import { keepDraft } from "#lib/installations/setup/service.ts";
import { hasStandIns } from "./plan-draft.ts";
import { draftFor, firstAnswers, questionHref, type Way, wayOut, withPlan } from "./setup.ts";

export const SETUP_FORM = "installation-setup";

const anyFields = z.custom<FormValues>(() => true);

const sent = (values: FormValues, field: string): string => values[field]?.[0] ?? "";

const questionIn = (params: Params): Question => (isQuestion(params.question ?? "") ? (params.question as Question) : "name");

const backTo = (way: Way, params: Params, values: FormValues): string =>
  withPlan(questionHref(way, questionIn(params), sent(values, "draft") || null), sent(values, "plan"));

/** Names that we made up answer nothing: a new installation asks for them once, though they would stand. */
const questionAfter = (way: Way, question: Question, data: DraftData): Question | "check" =>
  way.kind === "new" && question === "name" && hasStandIns(data) ? "hosts" : nextQuestion(data);

/** Takes one answer: keeps it, and goes on to what is still open. */
async function take(way: Way, { actor, params, values }: Sent<FormValues> & { readonly actor: Customer }): Promise<Outcome> {
  const id = sent(values, "draft");
  const draft = await draftFor(actor, way, id);
  const before = draft ? draft.data : await firstAnswers(actor, way, sent(values, "plan"));
  const question = questionIn(params);
  if (!before || (way.kind === "new" && !draft && question !== "name")) return { to: wayOut(way) };
  const answer = answered(question, before, values);
  if (answer.kind === "refused" && !draft) return { errors: answer.errors };
  const kept = await keepDraft(actor, id, answer.data);
  if (!kept.ok) return { to: wayOut(way) };
  if (answer.kind === "refused") return { errors: answer.errors };
  if (answer.kind === "stay") return { to: `${questionHref(way, question, id)}#hosts.${answer.row}.name` };
  return { to: questionHref(way, questionAfter(way, question, answer.data), id) };
}

const wayOf = (params: Params): Way => (params.id === undefined ? { kind: "new" } : { kind: "edit", id: params.id });

/** The exports of a question's `submit/route.ts`, for new installations and for changes. */
export const questionRoute = () =>
  formRoute<FormValues>({
    form: SETUP_FORM,
    who: isCustomer,
    back: (params, values) => backTo(wayOf(params), params, values),
    schema: anyFields,
    run: async ({ actor, ...asked }) =>
      isCustomer(actor) ? take(wayOf(asked.params), { ...asked, actor }) : { refusal: { code: "forbidden" } },
  });
