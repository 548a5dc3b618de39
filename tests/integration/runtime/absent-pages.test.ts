import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXCHANGE, markAway } from "#lib/guard/absent/exchange.ts";
import { withWholePages } from "#lib/guard/absent/transport.ts";
import { type Guarded, guardedServer } from "#lib/guard/transport.ts";

/** As the framework compresses: by covering the response's own functions, and sending the head before the first chunk. */
function cover(response: ServerResponse): void {
  const { write, end } = response;
  response.setHeader("vary", "accept-encoding");
  response.write = ((chunk: string) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return write.call(response, `<${chunk}>`, "utf8");
  }) as typeof write;
  response.end = ((chunk?: string) => {
    if (chunk) response.write(chunk);
    return end.call(response, undefined, "utf8");
  }) as typeof end;
}

/** As the framework answers a page that failed, and as a form answers for itself. */
function fail(incoming: IncomingMessage, response: ServerResponse): void {
  const url = incoming.url ?? "";
  if (url.includes("away")) markAway(incoming.headers);
  response.statusCode = Number(/\d{3}/.exec(url)?.[0] ?? 500);
  response.setHeader("content-type", url.includes("/submit") ? "text/plain; charset=utf-8" : "text/html; charset=utf-8");
  response.end(`blank ${incoming.headers[EXCHANGE]}`);
}

async function app(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  cover(response);
  const { url = "" } = incoming;
  if (url.startsWith("/trouble/")) return void response.end(`${url} for ${incoming.headers.cookie} ${incoming.method}`);
  if (url.startsWith("/failing")) return fail(incoming, response);
  response.setHeader("content-type", url.includes("json") ? "application/json" : "text/html; charset=utf-8");
  response.setHeader("x-nonce-of", url);
  if (url !== "/page") response.statusCode = 404;
  response.write(url === "/not-found" ? `whole for ${incoming.headers.cookie}` : `begun ${url}`);
  await new Promise(setImmediate);
  response.end("end");
}

let guarded: Guarded;
let base: string;

beforeAll(async () => {
  guarded = guardedServer({ hosts: new Set(["desk.example"]), https: false, proxyHops: 0 }, withWholePages(app));
  await guarded.listen(0, "127.0.0.1");
  const { port } = guarded.server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => guarded.close(0));

async function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { request } = await import("node:http");
  return new Promise<{ status?: number | undefined; of?: unknown; body: string; frame: unknown; again: unknown }>(
    (resolve, reject) => {
      const asked = request(`${base}${path}`, { method, headers: { host: "desk.example", ...headers } }, (answer) => {
        const chunks: string[] = [];
        answer.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
        answer.on("end", () => {
          const { "x-nonce-of": of, "x-frame-options": frame, "retry-after": again } = answer.headers;
          resolve({ status: answer.statusCode, of, body: chunks.join(""), frame, again });
        });
      });
      asked.on("error", reject).end();
    },
  );
}

test("a page that turns out not to exist is answered with the whole page for that, to the same person", async () => {
  expect(await get("/bookings/nothing", { cookie: "a=b" })).toEqual({
    status: 404,
    of: "/not-found",
    body: "<whole for a=b><end>",
    frame: "DENY",
    again: undefined,
  });
});

const COOKIES = "theme=dark; session=secret; locale=de";
const READS_PAGES = { cookie: COOKIES, accept: "text/html,*/*" };

test("a page that fails is answered with a whole page, with the status and without the person's session", async () => {
  expect(await get("/failing/500?x=1", READS_PAGES)).toMatchObject({
    status: 500,
    body: "</trouble/fault?at=%2Ffailing%2F500%3Fx%3D1 for theme=dark; locale=de GET>",
    again: undefined,
  });
});

test("where the database was away it says so, as 503 with a time to try again", async () => {
  expect(await get("/failing/500-away", READS_PAGES)).toMatchObject({
    status: 503,
    body: "</trouble/away?at=%2Ffailing%2F500-away for theme=dark; locale=de GET>",
    again: "10",
  });
});

test("failures at the same time are told apart, and nobody can pass for another", async () => {
  const paths = Array.from({ length: 60 }, (_, n) => (n % 2 ? "/failing/500" : "/failing/500-away"));
  const answers = await Promise.all(paths.map((path) => get(path, { ...READS_PAGES, [EXCHANGE]: "1" })));
  expect(answers.map(({ status }) => status)).toEqual(paths.map((path) => (path.includes("away") ? 503 : 500)));
});

test.each([
  ["/failing/413/submit", 413, "too-large"],
  ["/failing/503/submit", 503, "away"],
  ["/failing/500/submit", 500, "fault"],
])("a form that cannot be taken is answered with a whole page: %s", async (path, status, kind) => {
  const { body, ...answer } = await get(path, READS_PAGES, "POST");
  expect(answer.status).toBe(status);
  expect(body).toContain(`/trouble/${kind}?at=${encodeURIComponent(path)}`);
});

test("a program that sends a form gets its line of text", async () => {
  expect(await get("/failing/413/submit", { accept: "*/*" }, "POST")).toMatchObject({ status: 413, body: "<blank undefined>" });
});

test.each([
  ["a page that exists", "/page", {}, 200],
  ["what is no page", "/json", {}, 404],
  ["the interface", "/api/v1/json", {}, 404],
  ["what the framework's own script asks for", "/bookings/nothing", { rsc: "1" }, 404],
])("%s is left as it is", async (_name, path, headers, status) => {
  expect(await get(path, headers)).toMatchObject({ status, of: path, body: `<begun ${path}><end>` });
});

test("a hundred absent pages at once are all answered", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => get(`/bookings/${n}`)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(["404 <whole for undefined><end>"]));
});
