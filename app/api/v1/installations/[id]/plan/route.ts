import { z } from "zod";
import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { done } from "#lib/kernel/result.ts";
import { sayNote } from "#lib/messages/plan-note.ts";
import { planAnswer } from "#lib/planning/plan-answer.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

const querySchema = z.object({ failback: z.enum(["true", "false"]).default("false") });

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, z.infer<typeof querySchema>>({
    who: isSignedIn,
    query: querySchema,
    async run({ actor, params, query }) {
      const found = await findInstallation(actor, params.id ?? "");
      if (!found.ok) return found;
      const { estimates } = await currentPolicy();
      const plan = planOf(found.value, query.failback === "true", estimates);
      return done({ status: 200, body: planAnswer(plan, sayNote("en")) });
    },
  }),
});
