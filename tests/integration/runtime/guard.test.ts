import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_BODY_LIMIT, FORM_BODY_LIMIT } from "#lib/guard/guard.ts";
import { type Guarded, guardedServer } from "#lib/guard/transport.ts";
import { request, say } from "#tests/support/raw-http.ts";

const HOST = { host: "desk.example" };
const MIB = 1024 * 1024;

const seen: { headers: IncomingMessage["headers"]; bytes: number; failed: boolean }[] = [];

/** Reads the whole body, as a route would, and says how long it was. */
async function echo(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const entry = { headers: { ...incoming.headers }, bytes: 0, failed: false };
  seen.push(entry);
  try {
    for await (const chunk of incoming) entry.bytes += chunk.length;
  } catch {
    entry.failed = true;
  }
  if (incoming.url === "/fails") throw new Error("secret detail");
  response.end(`read ${entry.bytes}`);
}

let guarded: Guarded;
let port: number;

beforeAll(async () => {
  guarded = guardedServer({ hosts: new Set(["desk.example"]), https: true, proxyHops: 0 }, echo);
  await guarded.listen(0, "127.0.0.1");
  ({ port } = guarded.server.address() as AddressInfo);
});
afterAll(() => guarded.close(0));

const ask = (line: string, headers: Readonly<Record<string, string>> = HOST, body = "") =>
  say({ port, send: [request(line, headers, body)] });

describe("what the guard refuses", () => {
  test.each([
    ["an unknown host", "GET /", { host: "evil.example" }, 421],
    ["an address in place of the host", "GET /", { host: "127.0.0.1" }, 421],
    ["our host on another port", "GET /", { host: "desk.example:81" }, 421],
    ["TRACE", "TRACE /", HOST, 405],
    ["OPTIONS under /api", "OPTIONS /api/v1/plans", HOST, 405],
    ["OPTIONS for the whole server", "OPTIONS *", HOST, 405],
    ["CONNECT", "CONNECT desk.example:443", HOST, 405],
    ["a method nobody knows here", "PROPFIND /", HOST, 405],
    ["a post to a page", "POST /plan", HOST, 405],
    ["a PUT to a form", "PUT /plan/submit", HOST, 405],
    ["a post to a path that only looks like /api", "POST /apis/v1", HOST, 405],
    ["a path that cannot be decoded", "GET /%zz", HOST, 400],
    ["half a UTF-8 sequence", "GET /a%C3", HOST, 400],
    ["a NUL in the path", "GET /a%00b", HOST, 400],
    ["a target that is a whole address", "GET http://desk.example/", HOST, 400],
    ["a call of a server action", "POST /plan/submit", { ...HOST, "next-action": "7f" }, 400],
    ["a header that skips the framework's own checks", "GET /", { ...HOST, "x-middleware-subrequest": "proxy:proxy" }, 400],
    ["a header that names another route", "GET /", { ...HOST, "x-invoke-path": "/desk" }, 400],
    ["a router state that is no state", "GET /", { ...HOST, "next-router-state-tree": "%5B%22" }, 400],
    ["a router state beyond measure", "GET /", { ...HOST, "next-router-state-tree": `%5B%22${"a".repeat(5000)}%22%5D` }, 400],
    ["a header of 20 KiB", "GET /", { ...HOST, "x-long": "a".repeat(20_000) }, 431],
    ["no host at all", "GET /", {}, 400],
  ])("%s", async (_what, line, headers, status) => {
    expect(await ask(line, headers as Record<string, string>)).toMatchObject({ status });
  });

  test("two Host headers, of which one is ours", async () => {
    const answer = await say({
      port,
      send: ["GET / HTTP/1.1\r\nHost: desk.example\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
    });
    expect([400, 421]).toContain(answer.status);
  });

  test("a length together with chunks, as in request smuggling", async () => {
    const answer = await ask(
      "POST /api/v1/plans",
      { ...HOST, "content-length": "4", "transfer-encoding": "chunked" },
      "0\r\n\r\n",
    );
    expect(answer.status).toBe(400);
  });

  test("under /api as a problem document, elsewhere as one line of text", async () => {
    const api = await ask("TRACE /api/v1/plans");
    expect(api.head).toContain("content-type: application/problem+json");
    expect(JSON.parse(api.body)).toMatchObject({
      status: 405,
      code: "method-not-allowed",
      type: "urn:upgrade-desk:problem:method-not-allowed",
    });
    const page = await ask("TRACE /plan");
    expect(page.head).toContain("content-type: text/plain");
    expect(page.head).toMatch(/allow: GET, HEAD\r/);
  });
});

describe("what the guard lets pass", () => {
  test.each([
    ["a page", "GET /plan?x=1", ""],
    ["a form", "POST /plan/submit", "a=b"],
    ["a call of the API", "DELETE /api/v1/installations/x", ""],
  ])("%s", async (_what, line, body) => {
    const answer = await ask(line, body ? { ...HOST, "content-length": String(body.length) } : HOST, body);
    expect(answer).toMatchObject({ status: 200, body: `read ${body.length}` });
  });

  test("a health check, whatever host it names", async () => {
    expect(await ask("GET /api/health/live", { host: "10.0.0.7:3000" })).toMatchObject({ status: 200 });
    expect(await ask("GET /api/health/../v1/plans", { host: "10.0.0.7:3000" })).toMatchObject({ status: 421 });
  });

  test("with the security headers on every answer", async () => {
    for (const line of ["GET /plan", "GET /api/v1/plans", "TRACE /"]) {
      const { head } = await ask(line);
      for (const header of [
        "x-content-type-options: nosniff",
        "referrer-policy: same-origin",
        "x-frame-options: DENY",
        "strict-transport-security: max-age=",
      ])
        expect(head.toLowerCase(), `${line}: ${header}`).toContain(header.toLowerCase());
    }
  });

  test("without what a client says about itself", async () => {
    await ask("GET /", {
      ...HOST,
      "x-nonce": "guess",
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      forwarded: "for=1.2.3.4",
    });
    const { headers } = seen.at(-1) ?? { headers: {} };
    expect(headers).toMatchObject({
      "x-client-address": "127.0.0.1",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "desk.example",
    });
    expect(headers).not.toHaveProperty("x-nonce");
    expect(headers).not.toHaveProperty("forwarded");
  });

  test("but nothing of a fault behind it reaches the client", async () => {
    const answer = await ask("GET /fails");
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain("secret detail");
  });
});

describe("bodies", () => {
  test("of 300 MB by their own word are refused before they are sent", async () => {
    const answer = await ask("POST /api/v1/plans", { ...HOST, "content-length": String(300 * MIB) });
    expect(answer).toMatchObject({ status: 413 });
    expect(answer.tookMs).toBeLessThan(8_000);
  });

  test("of 300 MB that are sent all the same do not cost the client its answer", async () => {
    const answer = await ask("POST /api/v1/plans", { ...HOST, "content-length": String(300 * MIB) }, "x".repeat(60 * MIB));
    expect(answer).toMatchObject({ status: 413 });
  });

  test("in chunks are counted, and cut at the limit", async () => {
    const chunk = `${(MIB).toString(16)}\r\n${"x".repeat(MIB)}\r\n`;
    const answer = await say({
      port,
      send: [request("POST /api/v1/plans", { ...HOST, "transfer-encoding": "chunked" }), ...Array(20).fill(chunk)],
    });
    expect(answer).toMatchObject({ status: 413 });
    const last = seen.at(-1);
    expect(last?.failed).toBe(true);
    expect(last?.bytes).toBeLessThanOrEqual(API_BODY_LIMIT);
  });

  test("up to the limit arrive whole", async () => {
    const answer = await ask(
      "POST /api/v1/plans",
      { ...HOST, "content-length": String(API_BODY_LIMIT) },
      "x".repeat(API_BODY_LIMIT),
    );
    expect(answer).toMatchObject({ status: 200, body: `read ${API_BODY_LIMIT}` });
  });

  test("of forms have a limit of their own", async () => {
    const answer = await ask("POST /plan/submit", { ...HOST, "content-length": String(FORM_BODY_LIMIT + 1) });
    expect(answer).toMatchObject({ status: 413 });
    expect(answer.head).toContain("text/html");
  });

  test("are not asked for with 100 Continue when they are too large", async () => {
    const head = { ...HOST, expect: "100-continue" };
    expect(await ask("POST /api/v1/plans", { ...head, "content-length": String(300 * MIB) })).toMatchObject({ status: 413 });
    const fine = await ask("POST /api/v1/plans", { ...head, "content-length": "3" }, "abc");
    expect(fine.head + fine.body).toMatch(/100 Continue[\s\S]*read 3/);
  });
});

describe.concurrent("slow clients", () => {
  test("that never finish their headers are cut after ten seconds", { timeout: 30_000 }, async () => {
    const answer = await say({
      port,
      send: ["GET / HTTP/1.1\r\nHost: desk.example\r\n", 3_000, "x-a: b\r\n", 3_000, "x-c: d\r\n"],
      within: 25_000,
    });
    expect(answer).toMatchObject({ status: 408 });
    expect(answer.tookMs).toBeGreaterThan(9_000);
    expect(answer.tookMs).toBeLessThan(14_000);
  });

  test("whose body stalls are cut after thirty seconds", { timeout: 60_000 }, async () => {
    const answer = await say({
      port,
      send: [request("POST /api/v1/plans", { ...HOST, "content-length": "100" }, "abc")],
      within: 50_000,
    });
    expect(answer).toMatchObject({ status: 408 });
    expect(answer.tookMs).toBeGreaterThan(28_000);
    expect(answer.tookMs).toBeLessThan(34_000);
  });
});

test("a server that closes finishes what it answers, and ends streams of events at once", async () => {
  const own = guardedServer({ hosts: new Set(["desk.example"]), https: false, proxyHops: 0 }, (incoming, response) => {
    if (incoming.url === "/stream") return response.writeHead(200, { "content-type": "text/event-stream" }).write("id: 1\n\n");
    return setTimeout(() => response.end("finished"), 500);
  });
  await own.listen(0, "127.0.0.1");
  const { port: ownPort } = own.server.address() as AddressInfo;
  const slow = say({ port: ownPort, send: [request("GET /slow", { ...HOST, connection: "keep-alive" })] });
  const stream = say({ port: ownPort, send: [request("GET /stream", HOST)] });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const begun = performance.now();
  await own.close(4_000);
  expect(performance.now() - begun).toBeLessThan(1_500);
  expect((await slow).body).toBe("finished");
  expect((await stream).head).toContain("text/event-stream");
});
