import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { type SlotsQuery, slotsQuerySchema } from "#lib/scheduling/schema.ts";
import { slotsFor } from "#lib/scheduling/service.ts";
import { slotsAnswer } from "#lib/scheduling/slots-answer.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, SlotsQuery>({
    who: isSignedIn,
    query: slotsQuerySchema,
    async run({ actor, params, query }) {
      const slots = await slotsFor(actor, params.id ?? "", query);
      return slots.ok ? done({ status: 200, body: slotsAnswer(slots.value) }) : slots;
    },
  }),
});
