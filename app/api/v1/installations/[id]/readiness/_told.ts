import type { Refusal } from "#lib/http/refusal.ts";
import type { Answer } from "#lib/http/route.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { type Readiness, readinessAnswer } from "#lib/readiness/item.ts";

const say = translator("en");

/** The checklist after a change; or the refusal, with the checklist's own sentences for its faults. */
export function told(result: Result<Readiness, Refusal>): Result<Answer, Refusal> {
  if (result.ok) return done({ status: 200, body: readinessAnswer(result.value) });
  const { faults, ...rest } = result.error;
  if (!faults) return result;
  return refuse({ ...rest, faults: faults.map((fault) => ({ ...fault, message: say(`readiness.fault.${fault.code}`) })) });
}
