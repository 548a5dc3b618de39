import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { leaveAnswer } from "#lib/scheduling/desk/answer.ts";
import { addLeave, listLeave } from "#lib/scheduling/leave/service.ts";
import { leaveSchema, type NewLeave } from "#lib/scheduling/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: mayEditPolicy,
    async run({ actor, params }) {
      const found = await listLeave(actor, params.id ?? "");
      return found.ok ? done({ status: 200, body: { items: found.value.map(leaveAnswer), nextCursor: null } }) : found;
    },
  }),
  POST: handler<NewLeave>({
    who: mayEditPolicy,
    body: leaveSchema,
    async run(asked) {
      const key = onceKeyOf(asked, `POST /desk/engineers/${asked.params.id}/leave`);
      if (!key.ok) return key;
      const wish = { ...asked.body, engineerId: asked.params.id ?? "" };
      const added = await addLeave(asked.actor, wish, { key: key.value });
      return added.ok ? done({ status: 201, body: leaveAnswer(added.value) }) : added;
    },
  }),
});
