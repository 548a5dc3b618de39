import { api, handler } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { changeEngineer, removeEngineer } from "#lib/scheduling/desk/service.ts";
import { type EngineerChange, engineerChangeSchema } from "#lib/scheduling/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  PUT: handler<EngineerChange>({
    who: mayEditPolicy,
    body: engineerChangeSchema,
    async run({ actor, params, body }) {
      const changed = await changeEngineer(actor, params.id ?? "", body);
      return changed.ok ? done({ status: 204 }) : changed;
    },
  }),
  DELETE: handler({
    who: mayEditPolicy,
    async run({ actor, params }) {
      const removed = await removeEngineer(actor, params.id ?? "");
      return removed.ok ? done({ status: 204 }) : removed;
    },
  }),
});
