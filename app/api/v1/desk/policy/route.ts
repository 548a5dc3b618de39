import { api, handler } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { changePolicy, readPolicy } from "#lib/scheduling/desk/service.ts";
import { policyAnswer } from "#lib/scheduling/policy-change.ts";
import { type PolicyChange, policyChangeSchema } from "#lib/scheduling/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: mayEditPolicy,
    async run({ actor }) {
      const policy = await readPolicy(actor);
      return policy.ok ? done({ status: 200, body: policyAnswer(policy.value) }) : policy;
    },
  }),
  PUT: handler<PolicyChange>({
    who: mayEditPolicy,
    body: policyChangeSchema,
    async run({ actor, body }) {
      const policy = await changePolicy(actor, body);
      return policy.ok ? done({ status: 200, body: policyAnswer(policy.value) }) : policy;
    },
  }),
});
