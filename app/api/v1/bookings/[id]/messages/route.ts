import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { isSignedIn, isStaff } from "#lib/auth/policy.ts";
import { type PageQuery, pageQuerySchema } from "#lib/http/list.ts";
import { done } from "#lib/kernel/result.ts";
import { messageAnswer } from "#lib/thread/answer.ts";
import { type MessageBody, messageSchema } from "#lib/thread/schema.ts";
import { listMessages, writeMessage } from "#lib/thread/service.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, PageQuery>({
    who: isSignedIn,
    query: pageQuerySchema,
    async run({ actor, params, query }) {
      const page = await listMessages(actor, params.id ?? "", query);
      if (!page.ok) return page;
      const items = page.value.items.map((message) => messageAnswer(message, isStaff(actor)));
      return done({ status: 200, body: { ...page.value, items } });
    },
  }),
  POST: handler<MessageBody>({
    who: isSignedIn,
    body: messageSchema,
    async run(asked) {
      const id = asked.params.id ?? "";
      const key = onceKeyOf(asked, `POST /bookings/${id}/messages`);
      if (!key.ok) return key;
      const written = await writeMessage(asked.actor, id, { ...asked.body, key: key.value });
      return written.ok ? done({ status: 201, body: messageAnswer(written.value, isStaff(asked.actor)) }) : written;
    },
  }),
});
