import { IncomingMessage, type ServerResponse } from "node:http";
import { ABSENT_PATH } from "./absent-path.ts";

export type Handle = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

/** No page has this address: the framework answers it with the whole "not found" page. */
const NO_PAGE = "/not-found";

/** What the framework puts over the response on its way, compression among it. */
const COVERED = ["write", "end", "writeHead", "flush", "flushHeaders", "on"] as const;

const asksForPage = ({ method, url = "", headers }: IncomingMessage): boolean =>
  method === "GET" && !url.startsWith("/api/") && !url.startsWith("/_next/") && headers.rsc === undefined;

/** The same person's request for another address, without a body. */
function askInstead(incoming: IncomingMessage, url: string): IncomingMessage {
  const again = new IncomingMessage(incoming.socket);
  const { method, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = incoming;
  const headers = { ...incoming.headers, [ABSENT_PATH]: incoming.url?.split("?", 1)[0] };
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  again.push(null);
  return again;
}

/** Remembers how the response was handed over; the answer takes back everything that was done to it since. */
function rememberResponse(response: ServerResponse): () => void {
  const covers = COVERED.map((name) => [name, Object.getOwnPropertyDescriptor(response, name)] as const);
  const headers = Object.entries(response.getHeaders());
  return () => {
    for (const [name, cover] of covers)
      cover ? Object.defineProperty(response, name, cover) : Reflect.deleteProperty(response, name);
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
  };
}

/** The head as the first write sends it, where nobody has sent it before. */
function startHead(response: ServerResponse, dropped: boolean): void {
  if (!response.headersSent && !dropped) response.writeHead(response.statusCode);
}

const isPage = (response: ServerResponse): boolean => String(response.getHeader("content-type") ?? "").startsWith("text/html");

/**
 * Where a page finds out while it renders that what was asked for does not exist, the framework answers 404 with an empty
 * document that only a script fills. This lets the person see the whole page all the same: what was begun is dropped before
 * a byte has left, and the "not found" page is sent in its place, with the same status.
 */
export function withWholeAbsentPages(handle: Handle): Handle {
  return async (incoming, response) => {
    if (!asksForPage(incoming)) return handle(incoming, response);
    const restore = rememberResponse(response);
    const { writeHead, write, end } = response;
    let dropped = false;
    response.writeHead = ((status: number, ...rest: []) => {
      dropped = status === 404 && isPage(response);
      return dropped ? response : writeHead.call(response, status, ...rest);
    }) as typeof writeHead;
    response.write = ((...sent: Parameters<typeof write>) => {
      startHead(response, dropped);
      return dropped || write.apply(response, sent);
    }) as typeof write;
    response.end = ((...sent: Parameters<typeof end>) => {
      startHead(response, dropped);
      if (!dropped) return end.apply(response, sent);
      restore();
      // The framework listens to the response once for each of the two answers; together that looks like a leak.
      response.setMaxListeners(2 * response.getMaxListeners());
      setImmediate(() => {
        handle(askInstead(incoming, NO_PAGE), response).catch(() => response.destroy());
      });
      return response;
    }) as typeof end;
    return handle(incoming, response);
  };
}
