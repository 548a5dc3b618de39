import { api, handler } from "#app/_edge/api.ts";
import { type AuditQuery, auditQuerySchema } from "#lib/audit/schema.ts";
import { readTrail } from "#lib/audit/service.ts";
import { mayAdminister } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { toUtc } from "#lib/time/instant.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, AuditQuery>({
    who: mayAdminister,
    query: auditQuerySchema,
    async run({ actor, query }) {
      const page = await readTrail(actor, query);
      if (!page.ok) return page;
      const items = page.value.items.map(({ id, at, reason, ...entry }) => ({
        id,
        at: toUtc(at),
        ...entry,
        ...(reason === null ? {} : { reason }),
      }));
      return done({ status: 200, body: { items, nextCursor: page.value.nextCursor } });
    },
  }),
});
