import { api, handler } from "#app/_edge/api.ts";
import { servedDocument } from "#lib/interface/service.ts";

/** Whether the asker has this very document. Source: RFC 9110, section 13.1.2. */
const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: "anyone",
    async run({ request }) {
      const { text, etag } = servedDocument();
      const headers = { etag, "cache-control": "no-cache", "content-type": "application/json" };
      return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
    },
  }),
});
