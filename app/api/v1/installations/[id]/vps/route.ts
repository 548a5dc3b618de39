import { api, handler, ifMatchOf } from "#app/_edge/api.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import { type PageQuery, pageOf, pageQuerySchema, placeOf } from "#lib/http/list.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { done, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { judgeItems, type VpsBody, vpsBodySchema } from "#lib/vps/schema.ts";
import { findVpsPage, importVps } from "#lib/vps/service.ts";

const say = translator("en");

/** Without the header the list is replaced whatever it was; with one, only the version that it names. */
const revisionOf = (request: Request): number | null => (request.headers.has("if-match") ? (ifMatchOf(request) ?? -1) : null);

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler<undefined, PageQuery>({
    who: isSignedIn,
    query: pageQuerySchema,
    async run({ actor, params, query: { limit, cursor } }) {
      const after = placeOf(cursor)?.at ?? -1;
      const found = await findVpsPage(actor, params.id ?? "", { from: Math.min(after + 1, 2 ** 31 - 1), limit: limit + 1 });
      if (!found.ok) return found;
      const { items, nextCursor } = pageOf(found.value.list, limit, ({ position }) => ({ at: position, id: "vps" }));
      const body = { items: items.map(({ position: _, ...entry }) => entry), nextCursor };
      return done({ status: 200, body, headers: { etag: `"${found.value.revision}"` } });
    },
  }),
  PUT: handler<VpsBody>({
    who: isCustomer,
    body: vpsBodySchema,
    bodyLimit: LARGE_BODY_LIMIT,
    async run({ actor, params: { id = "" }, body, request }) {
      const found = await findInstallation(actor, id);
      if (!found.ok) return found;
      const judged = judgeItems(body, found.value.hosts);
      if (!judged.ok) {
        const faults = judged.error.map(({ item, column, code, params }) => ({
          pointer: `/items/${item}/${column}`,
          code,
          message: say(`vps.fault.${code}`, { ...params }),
        }));
        return refuse({ code: "invalid-input", faults });
      }
      const revision = revisionOf(request);
      const saved = await importVps(actor, id, { kind: "replace", entries: judged.value, saysWay: true, revision });
      if (!saved.ok) return saved;
      const answer = { count: saved.value.count, version: saved.value.revision };
      return done({ status: 200, body: answer, headers: { etag: `"${saved.value.revision}"` } });
    },
  }),
});
