import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { actorOf } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { isUnavailable } from "#lib/db/fault.ts";
import { translator } from "#lib/messages/translator.ts";

type Params = Readonly<Record<string, string | string[] | undefined>>;

type Asked = { readonly actor: Actor; readonly name: string; readonly query: URLSearchParams };

const HEADERS = { "cache-control": "no-store", "x-robots-tag": "noindex" };

const html = (status: number, text: string): Response =>
  new Response(text, { status, headers: { ...HEADERS, "content-type": "text/html; charset=utf-8" } });

const plain = (status: number, key: string): Response =>
  new Response(`${translator("en")(key)}\n`, { status, headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" } });

/**
 * The export of a route that answers a drawn mail by itself, for the frame of a page. `param` names the mail in the address;
 * `null` where there is none, or none for this person. Its content policy, which lets nothing run or load, comes from proxy.ts.
 */
export const drawnMail = (param: string, read: (asked: Asked) => Promise<string | null>) => ({
  GET: async (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> => {
    try {
      const [actor, params] = [await actorOf(request), await context.params];
      const found = await read({ actor, name: String(params[param] ?? ""), query: new URL(request.url).searchParams });
      return found === null ? html(404, "") : html(200, found);
    } catch (error) {
      const away = isUnavailable(error);
      log().error({ err: error }, away ? "database away" : "unexpected fault");
      return plain(away ? 503 : 500, away ? "errors.unavailable" : "errors.fault");
    }
  },
});
