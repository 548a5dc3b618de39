import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import { type PageQuery, pageQuerySchema } from "#lib/http/list.ts";
import { type InstallationContent, installationAnswer } from "#lib/installations/installation.ts";
import { readInstallation } from "#lib/installations/schema.ts";
import { createInstallation, listInstallations } from "#lib/installations/service.ts";
import { done } from "#lib/kernel/result.ts";
import { judged } from "./_input.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, PageQuery>({
    who: isSignedIn,
    query: pageQuerySchema,
    async run({ actor, query }) {
      const { items, nextCursor } = await listInstallations(actor, query);
      return done({ status: 200, body: { items: items.map(installationAnswer), nextCursor } });
    },
  }),
  POST: handler<InstallationContent>({
    who: isCustomer,
    body: judged(readInstallation),
    bodyLimit: LARGE_BODY_LIMIT,
    async run(asked) {
      const key = onceKeyOf(asked, "POST /installations");
      if (!key.ok) return key;
      const created = await createInstallation(asked.actor, asked.body, { key: key.value });
      if (!created.ok) return created;
      const headers = { location: `/api/v1/installations/${created.value.id}`, etag: `"${created.value.revision}"` };
      return done({ status: 201, body: installationAnswer(created.value), headers });
    },
  }),
});
