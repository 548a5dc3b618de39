import { z } from "zod";
import { api, handler } from "#app/_edge/api.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import { done, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { planAnswer } from "#lib/planning/plan-answer.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";
import { planJudged } from "#lib/planning/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

const say = translator("en");

/** Faults of form and of the rules come together, so the body is judged as a whole and not by a schema before. */
const plan = handler({
  who: "anyone",
  changesNothing: true,
  body: z.unknown(),
  bodyLimit: LARGE_BODY_LIMIT,
  inputCode: "invalid-plan-input",
  run: async ({ body }) => {
    const judged = judgePlanInput(body);
    if (!judged.ok) {
      const faults = judged.error.map((fault) => ({ ...fault, message: say(`plan.fault.${fault.code}`, { ...fault.params }) }));
      return refuse({ code: "invalid-plan-input", faults });
    }
    const { estimates } = await currentPolicy();
    const answer = planAnswer(planJudged(judged.value, estimates), (code, params) => say(`plan.note.${code}`, { ...params }));
    return done({ status: 200, body: answer });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({ POST: plan });
