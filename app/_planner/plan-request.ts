import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { hostsQuery, namesHosts, readHosts } from "./host-rows.ts";
import { type Question, questionQuery, readQuestion } from "./question.ts";
import { inputOfQuestion } from "./question-input.ts";

/** What an address asks for: a plan, the plans for every version, or one of the two forms again with what is wrong. */
export type PlanRequest =
  | { readonly kind: "plan"; readonly input: PlanInput; readonly named: boolean; readonly query: string }
  | { readonly kind: "any-version"; readonly question: Question; readonly query: string }
  | { readonly kind: "again"; readonly form: "question" | "hosts"; readonly errors: readonly FieldError[] };

function readNamed(values: FormValues): PlanRequest {
  const input = readHosts(values);
  if (!input.ok) return { kind: "again", form: "hosts", errors: input.error };
  return { kind: "plan", input: input.value, named: true, query: hostsQuery(input.value) };
}

/** Reads the address of a result. `query` is how it should be written; pages lead there. */
export function readPlanRequest(values: FormValues): PlanRequest {
  if (namesHosts(values)) return readNamed(values);
  const read = readQuestion(values);
  if (!read.ok) return { kind: "again", form: "question", errors: read.error };
  const question = read.value;
  const query = questionQuery(question);
  if (question.from === null) return { kind: "any-version", question, query };
  return { kind: "plan", input: inputOfQuestion(question, question.from), named: false, query };
}
