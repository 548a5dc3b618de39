import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withWholeAbsentPages } from "#lib/guard/absent/transport.ts";
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

async function app(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  cover(response);
  const { url = "" } = incoming;
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
  guarded = guardedServer({ hosts: new Set(["desk.example"]), https: false, proxyHops: 0 }, withWholeAbsentPages(app));
  await guarded.listen(0, "127.0.0.1");
  const { port } = guarded.server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => guarded.close(0));

async function get(path: string, headers: Record<string, string> = {}) {
  const { request } = await import("node:http");
  return new Promise<{ status?: number | undefined; of?: unknown; body: string; frame: unknown }>((resolve, reject) => {
    const asked = request(`${base}${path}`, { headers: { host: "desk.example", ...headers } }, (answer) => {
      const chunks: string[] = [];
      answer.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
      answer.on("end", () => {
        const { "x-nonce-of": of, "x-frame-options": frame } = answer.headers;
        resolve({ status: answer.statusCode, of, body: chunks.join(""), frame });
      });
    });
    asked.on("error", reject).end();
  });
}

test("a page that turns out not to exist is answered with the whole page for that, to the same person", async () => {
  expect(await get("/bookings/nothing", { cookie: "a=b" })).toEqual({
    status: 404,
    of: "/not-found",
    body: "<whole for a=b><end>",
    frame: "DENY",
  });
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
