import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { type PageQuery, pageQuerySchema } from "#lib/http/list.ts";
import { done } from "#lib/kernel/result.ts";
import { engineerAnswer } from "#lib/scheduling/desk/answer.ts";
import { addEngineer, listEngineers } from "#lib/scheduling/desk/service.ts";
import { engineerSchema, type NewEngineer } from "#lib/scheduling/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, PageQuery>({
    who: mayEditPolicy,
    query: pageQuerySchema,
    async run({ actor, query }) {
      const page = await listEngineers(actor, query);
      return page.ok ? done({ status: 200, body: { ...page.value, items: page.value.items.map(engineerAnswer) } }) : page;
    },
  }),
  POST: handler<NewEngineer>({
    who: mayEditPolicy,
    body: engineerSchema,
    async run(asked) {
      const key = onceKeyOf(asked, "POST /desk/engineers");
      if (!key.ok) return key;
      const added = await addEngineer(asked.actor, asked.body, key.value);
      return added.ok ? done({ status: 201, body: engineerAnswer(added.value) }) : added;
    },
  }),
});
