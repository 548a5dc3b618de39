import { z } from "zod";
import { api, handler } from "#app/_edge/api.ts";
import { readFeed } from "#lib/calendar-feeds/service.ts";

const querySchema = z.object({ token: z.string() });

/** Whoever has the address reads along, so nothing between keeps it, and a program asks before it shows what it has. */
const HEADERS = { "cache-control": "private, no-cache", "x-robots-tag": "noindex", "referrer-policy": "no-referrer" };

const TYPE = {
  "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
  "content-disposition": 'inline; filename="upgrades.ics"',
};

/** Source: RFC 9110, section 13.1.2. */
const knows = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(",").some((tag) => tag.trim() === etag || tag.trim() === "*");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: "anyone",
    query: querySchema,
    async run({ query, request }) {
      const feed = await readFeed(query.token);
      if (!feed.ok) return feed;
      const etag = `W/"${feed.value.tag}"`;
      if (knows(request, etag)) return new Response(null, { status: 304, headers: { ...HEADERS, etag } });
      return new Response(feed.value.text, { headers: { ...HEADERS, ...TYPE, etag } });
    },
  }),
});
