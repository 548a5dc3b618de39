import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { readinessAnswer } from "#lib/readiness/item.ts";
import { readinessOf } from "#lib/readiness/service.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: isSignedIn,
    async run({ actor, params }) {
      const readiness = await readinessOf(actor, params.id ?? "");
      return readiness.ok ? done({ status: 200, body: readinessAnswer(readiness.value) }) : readiness;
    },
  }),
});
