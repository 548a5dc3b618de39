import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { type PageQuery, pageQuerySchema } from "#lib/http/list.ts";
import { done } from "#lib/kernel/result.ts";
import { blackoutAnswer } from "#lib/scheduling/desk/answer.ts";
import { addBlackout, listBlackouts } from "#lib/scheduling/desk/service.ts";
import { blackoutSchema, type NewBlackout } from "#lib/scheduling/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, PageQuery>({
    who: mayEditPolicy,
    query: pageQuerySchema,
    async run({ actor, query }) {
      const page = await listBlackouts(actor, query);
      return page.ok ? done({ status: 200, body: { ...page.value, items: page.value.items.map(blackoutAnswer) } }) : page;
    },
  }),
  POST: handler<NewBlackout>({
    who: mayEditPolicy,
    body: blackoutSchema,
    async run(asked) {
      const key = onceKeyOf(asked, "POST /desk/blackouts");
      if (!key.ok) return key;
      const added = await addBlackout(asked.actor, asked.body, key.value);
      return added.ok ? done({ status: 201, body: blackoutAnswer(added.value) }) : added;
    },
  }),
});
