import { type IncomingHttpHeaders, IncomingMessage, type ServerResponse } from "node:http";
import { ABSENT_PATH } from "./absent-path.ts";
import { forgetExchange, nextExchange, wasAway } from "./exchange.ts";
import { addressOf, type Instead, insteadOf, isAsked } from "./instead.ts";

export type Handle = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the framework puts over the response on its way, compression among it. */
const COVERED = ["write", "end", "writeHead", "flush", "flushHeaders", "on"] as const;

/** The same person's request for another address, without a body. Where the database may be away, nobody in particular asks. */
function askInstead(incoming: IncomingMessage, instead: Instead): IncomingMessage {
  const { cookies } = instead;
  const again = new IncomingMessage(incoming.socket);
  const { rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = incoming;
  const headers: IncomingHttpHeaders = { ...incoming.headers, [ABSENT_PATH]: incoming.url?.split("?", 1)[0] };
  for (const name of ["content-length", "content-type", "transfer-encoding", "expect"]) delete headers[name];
  if (cookies === "preferences") {
    headers.cookie = (headers.cookie ?? "")
      .split("; ")
      .filter((pair) => /^(locale|theme)=/.test(pair))
      .join("; ");
    delete headers.authorization;
  }
  const url = addressOf(instead, incoming.url ?? "/");
  Object.assign(again, { method: "GET", url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
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

/** Whatever status the page comes with that stands in: the person is told the truth in words, programs by the number. */
function fixStatus(response: ServerResponse, { status, retryAfter }: Instead): void {
  if (status === null) return;
  const { writeHead } = response;
  if (retryAfter !== null) response.setHeader("retry-after", String(retryAfter));
  response.writeHead = ((_status: number, ...rest: []) => writeHead.call(response, status, ...rest)) as typeof writeHead;
  Object.defineProperty(response, "statusCode", { configurable: true, get: () => status, set: () => undefined });
}

/** The head as the first write sends it, where nobody has sent it before. */
function startHead(response: ServerResponse, dropped: Instead | null): void {
  if (!response.headersSent && !dropped) response.writeHead(response.statusCode);
}

type Exchange = { readonly incoming: IncomingMessage; readonly response: ServerResponse };

/** Sends the page that stands in, in place of what was begun and has not left yet. */
function sendInstead({ incoming, response }: Exchange, restore: () => void, instead: Instead, handle: Handle): void {
  restore();
  // The framework listens to the response once for each of the two answers; together that looks like a leak.
  response.setMaxListeners(2 * response.getMaxListeners());
  fixStatus(response, instead);
  setImmediate(() => {
    handle(askInstead(incoming, instead), response).catch(() => response.destroy());
  });
}

/** Watches the answer, and drops it where a whole page is to stand in for it. */
function watch({ incoming, response }: Exchange, id: string, handle: Handle): void {
  const restore = rememberResponse(response);
  const { writeHead, write, end } = response;
  let dropped: Instead | null = null;
  response.writeHead = ((status: number, ...rest: []) => {
    const type = String(response.getHeader("content-type") ?? "");
    dropped = insteadOf({ method: incoming.method ?? "", status, type, away: wasAway(id) });
    return dropped ? response : writeHead.call(response, status, ...rest);
  }) as typeof writeHead;
  response.write = ((...sent: Parameters<typeof write>) => {
    startHead(response, dropped);
    return dropped !== null || write.apply(response, sent);
  }) as typeof write;
  response.end = ((...sent: Parameters<typeof end>) => {
    startHead(response, dropped);
    forgetExchange(id);
    if (!dropped) return end.apply(response, sent);
    sendInstead({ incoming, response }, restore, dropped, handle);
    return response;
  }) as typeof end;
}

/**
 * Where a page finds out while it renders that what was asked for does not exist, or fails, the framework answers with an
 * empty document that only a script fills; a refused form gets a line of text. This lets the person see a whole page all the
 * same: what was begun is dropped before a byte has left, and the page that says so is sent in its place, with the status.
 */
export function withWholePages(handle: Handle): Handle {
  return async (incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    if (!isAsked({ method, url, rsc: headers.rsc !== undefined, accept: headers.accept ?? "" }))
      return handle(incoming, response);
    const id = nextExchange(headers);
    watch({ incoming, response }, id, handle);
    return handle(incoming, response);
  };
}
