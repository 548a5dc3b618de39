import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { actorOf } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { isUnavailable } from "#lib/db/fault.ts";
import { translator } from "#lib/messages/translator.ts";

export type FileType = "csv" | "json" | "ics";

/** A file to keep; or another address to ask instead; `null` where there is nothing, or nothing for this person. */
export type FileOutcome = { readonly name: string; readonly text: string } | { readonly to: string } | null;

type Params = Readonly<Record<string, string>>;

type Asked = { readonly actor: Actor; readonly params: Params; readonly query: URLSearchParams };

const TYPES: Readonly<Record<FileType, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  ics: "text/calendar; charset=utf-8; method=PUBLISH",
};

const HEADERS = { "cache-control": "no-store", "x-robots-tag": "noindex" };

const fileResponse = (type: FileType, { name, text }: { name: string; text: string }): Response =>
  new Response(text, {
    headers: { ...HEADERS, "content-type": TYPES[type], "content-disposition": `attachment; filename="${name}.${type}"` },
  });

/** Empty on purpose: the server puts the whole "not found" page in its place. */
const absent = (): Response =>
  new Response("", { status: 404, headers: { ...HEADERS, "content-type": "text/html; charset=utf-8" } });

const answer = (type: FileType, outcome: FileOutcome): Response => {
  if (outcome === null) return absent();
  if ("to" in outcome) return new Response(null, { status: 303, headers: { ...HEADERS, location: outcome.to } });
  return fileResponse(type, outcome);
};

type NextContext = { readonly params: Promise<Record<string, string | string[] | undefined> | undefined> };

const flat = (params: Record<string, string | string[] | undefined> = {}): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? "")]));

/** The exports of a route that a page links to for a file. Names must be plain ASCII. */
export function fileRoute(type: FileType, run: (asked: Asked) => Promise<FileOutcome>) {
  return {
    GET: async (request: Request, context: NextContext): Promise<Response> => {
      try {
        const [actor, params] = [await actorOf(request), flat(await context.params)];
        return answer(type, await run({ actor, params, query: new URL(request.url).searchParams }));
      } catch (error) {
        const away = isUnavailable(error);
        log().error({ err: error, path: new URL(request.url).pathname }, away ? "database away" : "unexpected fault");
        const text = `${translator("en")(away ? "errors.unavailable" : "errors.fault")}\n`;
        return new Response(text, {
          status: away ? 503 : 500,
          headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
        });
      }
    },
  };
}
