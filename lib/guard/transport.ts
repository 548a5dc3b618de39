import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { rawAnswer, refusalText, securityHeaders } from "./answer.ts";
import { clientAddress } from "./client-address.ts";
import { answerUnreadable, cutOff, type Exchange, endConnection, limitBody } from "./connection/transport.ts";
import { type GuardRules, type Head, judge, type Refused } from "./guard.ts";
import { askForPage } from "./posted/service.ts";

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Node looks for late requests this often; with its default of 30 s a stalled one would live twice as long. */
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 20_000,
  maxHeaderSize: 16_384,
};

/** What clients may not say about themselves: it would be taken for the word of a proxy, or of our own code. */
const STRIPPED =
  /^(x-nonce|x-posted-form|x-client-address|x-exchange|x-real-ip|forwarded|x-forwarded-.*|content-security-policy.*)$/;

const hostsOf = ({ rawHeaders }: IncomingMessage): string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "host");

const headOf = (request: IncomingMessage): Head => ({
  method: request.method ?? "",
  target: request.url ?? "",
  hosts: hostsOf(request),
  headers: request.headers,
});

/** Puts our word in the place of what was stripped; names are those that the framework and the sign-in library read. */
function speakFor(request: IncomingMessage, { https, proxyHops }: GuardRules): void {
  const { headers, socket } = request;
  const forwardedFor = String(headers["x-forwarded-for"] ?? "");
  for (const name of Object.keys(headers)) if (STRIPPED.test(name)) delete headers[name];
  const address = clientAddress(socket.remoteAddress ?? "", forwardedFor, proxyHops);
  headers["x-client-address"] = address;
  headers["x-forwarded-for"] = address;
  headers["x-forwarded-proto"] = https ? "https" : "http";
  if (headers.host) headers["x-forwarded-host"] = headers.host;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function answerRefusal(exchange: Exchange, refused: Refused): void {
  const { request, response } = exchange;
  if (hasBody(request)) {
    cutOff(exchange, refused);
    return;
  }
  const { type, body } = refusalText(refused, request.url ?? "");
  if (refused.allow) response.setHeader("allow", refused.allow);
  response.writeHead(refused.status, {
    "content-type": type,
    "cache-control": "no-store",
    "content-length": Buffer.byteLength(body),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Judges one request and passes it on, or answers it. Throws nothing: what fails behind the guard is a 500 without a word of why. */
async function guardOne(exchange: Exchange, rules: GuardRules, handle: Handle): Promise<void> {
  const { request, response } = exchange;
  for (const [name, value] of Object.entries(securityHeaders(request.url ?? "", rules.https))) response.setHeader(name, value);
  const verdict = judge(headOf(request), rules);
  if (verdict.refused) return answerRefusal(exchange, verdict.refused);
  speakFor(request, rules);
  limitBody(exchange, verdict.bodyLimit);
  try {
    if (request.headers.expect) response.writeContinue();
    await handle(verdict.shown ? await askForPage(request, response) : request, response);
  } catch {
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(500, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
        .end("500 Fault on our side.\n");
  }
}

export type Guarded = {
  readonly server: Server;
  /** Rejects with the system's code, EADDRINUSE for one. */
  readonly listen: (port: number, host: string) => Promise<void>;
  /** Takes no more connections, lets what is being answered finish for `graceMs`, then cuts what is left. */
  readonly close: (graceMs: number) => Promise<void>;
};

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type")).startsWith("text/event-stream");

/** Streams of events never finish by themselves, and their clients come back by themselves. */
async function closeServer(server: Server, open: ReadonlyMap<Socket, ServerResponse>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const [socket, response] of open) if (isStream(response)) socket.destroy();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** An HTTP server in which every request passes the guard before `handle` sees it. */
export function guardedServer(rules: GuardRules, handle: Handle): Guarded {
  const { https } = rules;
  const open = new Map<Socket, ServerResponse>();
  const server = createServer(LIMITS);
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    open.set(socket, response);
    response.once("close", () => open.get(socket) === response && open.delete(socket));
    void guardOne({ request, response, https }, rules, handle);
  };
  server.on("request", onRequest);
  // With a listener of its own `Expect: 100-continue` is not answered before the guard has judged.
  server.on("checkContinue", onRequest);
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    const { refused } = judge(headOf(request), rules);
    if (refused) endConnection(socket, rawAnswer(refused, "/", https));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) =>
    answerUnreadable(error, socket, { https, answered: open.get(socket)?.headersSent ?? false }),
  );
  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
      }),
    close: (graceMs) => closeServer(server, open, graceMs),
  };
}
