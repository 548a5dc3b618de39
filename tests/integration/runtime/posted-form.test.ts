import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LIST_BODY_LIMIT } from "#lib/guard/guard.ts";
import { POSTED_HEADER, postedForm } from "#lib/guard/posted/service.ts";
import { type Guarded, guardedServer } from "#lib/guard/transport.ts";
import { request, say } from "#tests/support/raw-http.ts";

const HOST = { host: "desk.example" };

type Seen = {
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly form: string | null;
  readonly bytes: number;
};

const seen: Seen[] = [];

/** Says what a page would find: the request, the form that was sent with it, and how much of a body is left. */
async function page(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = incoming.headers[POSTED_HEADER];
  const form = postedForm(typeof name === "string" ? name : null);
  let bytes = 0;
  for await (const chunk of incoming) bytes += chunk.length;
  const text = form && new TextDecoder().decode(form.body);
  seen.push({ method: incoming.method ?? "", headers: { ...incoming.headers }, form: text, bytes });
  response.end(text === null ? "no form" : `${form?.type} ${text.length}`);
}

let guarded: Guarded;
let port: number;

beforeAll(async () => {
  guarded = guardedServer({ hosts: new Set(["desk.example"]), https: false, proxyHops: 0 }, page);
  await guarded.listen(0, "127.0.0.1");
  ({ port } = guarded.server.address() as AddressInfo);
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(() => guarded.close(0));

const ask = (line: string, headers: Readonly<Record<string, string>> = HOST, body = "") =>
  say({ port, send: [request(line, headers, body)] });

const post = (body: string, more: Readonly<Record<string, string>> = {}) =>
  ask(
    "POST /plan/vps/submit?layout=mirror",
    { ...HOST, "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length), ...more },
    body,
  );

describe("a form for a page that stores nothing", () => {
  test("reaches the page as a question without a body, the form beside it", async () => {
    expect(await post("list=web%2Cp1", { cookie: "a=b" })).toMatchObject({
      status: 200,
      body: "application/x-www-form-urlencoded 13",
    });
    expect(seen[0]).toMatchObject({ method: "GET", form: "list=web%2Cp1", bytes: 0, headers: { cookie: "a=b" } });
    for (const gone of ["content-type", "content-length", "transfer-encoding"]) expect(seen[0]?.headers).not.toHaveProperty(gone);
  });

  test("is forgotten with its answer, and no two have one name", async () => {
    await post("list=one");
    await post("list=two");
    const names = seen.map(({ headers }) => String(headers[POSTED_HEADER]));
    expect(new Set(names).size).toBe(2);
    expect(names[0]).toMatch(/^[\w-]{22}$/);
    expect(names.map(postedForm)).toEqual([null, null]);
  });

  test("cannot be asked for by its name from outside", async () => {
    const answers = await Promise.all([
      post("list=secret"),
      ask("GET /plan/vps/submit", { ...HOST, [POSTED_HEADER]: "x".repeat(22) }),
    ]);
    expect(answers[1]).toMatchObject({ status: 200, body: "no form" });
    expect(seen.filter(({ form }) => form === null).map(({ headers }) => headers[POSTED_HEADER])).toEqual([undefined]);
  });

  test("is a form of its own to any other address", async () => {
    expect(await ask("POST /plan/vps/file/submit", { ...HOST, "content-length": "3" }, "a=b")).toMatchObject({ body: "no form" });
    expect(seen[0]).toMatchObject({ method: "POST", bytes: 3 });
  });

  test("in chunks is put together, and over the limit is refused", async () => {
    const chunked = { ...HOST, "content-type": "text/plain", "transfer-encoding": "chunked" };
    const line = "POST /plan/vps/submit";
    expect(await say({ port, send: [request(line, chunked), "3\r\nabc\r\n", "2\r\nde\r\n", "0\r\n\r\n"] })).toMatchObject({
      body: "text/plain 5",
    });
    const chunk = `${(LIST_BODY_LIMIT).toString(16)}\r\n${"x".repeat(LIST_BODY_LIMIT)}\r\n`;
    expect(await say({ port, send: [request(line, chunked), chunk, "1\r\ny\r\n", "0\r\n\r\n"] })).toMatchObject({ status: 413 });
    expect(seen).toHaveLength(1);
  });
});
