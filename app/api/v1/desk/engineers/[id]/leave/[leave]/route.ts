import { api, handler } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { removeLeave } from "#lib/scheduling/leave/service.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  DELETE: handler({
    who: mayEditPolicy,
    async run({ actor, params }) {
      const removed = await removeLeave(actor, params.id ?? "", params.leave ?? "");
      return removed.ok ? done({ status: 204 }) : removed;
    },
  }),
});
