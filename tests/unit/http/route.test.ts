import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Actor, ANONYMOUS } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff } from "#lib/auth/policy.ts";
import { type AnyHandler, type Asker, type Method, type RouteWorld, routeExports } from "#lib/http/route.ts";
import { done, refuse } from "#lib/kernel/result.ts";

const CUSTOMER: Actor = {
  kind: "customer",
  userId: "u",
  name: "N",
  email: "n@x.example",
  locale: "en",
  sessionId: "s",
  organizationId: "o",
  organizationName: "O",
};

const world = (asker: Actor | Asker): RouteWorld => ({
  askerOf: async () => (asker && "kind" in asker ? { actor: asker, by: "cookie" } : asker),
  trustedOrigins: () => ["http://desk.example"],
  say: (key) => key,
  failed: (error) => (error instanceof Error && error.message === "away" ? "unavailable" : "fault"),
});

const BODY = z.object({ name: z.string().min(1), size: z.number().optional() });

const routes = (actor: Actor | Asker, definition: Partial<AnyHandler> = {}) =>
  routeExports(
    { POST: { who: isStaff, body: BODY, run: async ({ body }) => done({ status: 201, body }), ...definition } as AnyHandler },
    world(actor),
  );

const context = { params: Promise.resolve({}) };

const send = (body: string, headers: Record<string, string> = {}) =>
  new Request("http://desk.example/api/v1/things", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });

const problem = async (response: Response) => {
  const { status, code, errors } = (await response.json()) as {
    status: number;
    code: string;
    errors?: { pointer: string; code: string }[];
  };
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return { status, code, errors: errors?.map((e) => `${e.pointer} ${e.code}`) };
};

describe("the order of judgement", () => {
  const worst = send("x".repeat(300 * 1024), { "content-type": "text/plain", cookie: "a=b" });

  it("names a method that the address does not take first, with those it takes", async () => {
    const response = await routes(ANONYMOUS).PUT(new Request("http://desk.example/", { method: "PUT" }), context);
    expect(response.headers.get("allow")).toBe("POST");
    expect(await problem(response)).toMatchObject({ status: 405 });
  });

  it("then who is not signed in", async () => {
    const response = await routes(ANONYMOUS).POST(worst.clone() as Request, context);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await problem(response)).toMatchObject({ status: 401 });
  });

  it("then who may not do this kind of thing", async () => {
    expect(await problem(await routes(CUSTOMER).POST(worst.clone() as Request, context))).toMatchObject({ status: 403 });
  });

  it("then a write with a cookie that does not come from our pages", async () => {
    expect(await problem(await routes(CUSTOMER, { who: "anyone" }).POST(worst.clone() as Request, context))).toMatchObject({
      status: 403,
    });
  });

  it.each([
    ["x".repeat(300 * 1024), "text/plain", 413],
    ["{", "text/plain", 415],
    ["{", "application/json", 400],
    ["{}", "application/json", 422],
  ])("then size, type, syntax, shape", async (body, type, status) => {
    expect(
      await problem(await routes(CUSTOMER, { who: "anyone" }).POST(send(body, { "content-type": type }), context)),
    ).toMatchObject({ status });
  });
});

describe("faults of shape", () => {
  it("are named all at once, body and query together", async () => {
    const route = routes(CUSTOMER, { who: "anyone", query: z.object({ limit: z.coerce.number().int().max(100) }) });
    const request = new Request("http://desk.example/?limit=1000", {
      method: "POST",
      body: '{"name":"","size":"x"}',
      headers: { "content-type": "application/json" },
    });
    expect(await problem(await route.POST(request, context))).toEqual({
      status: 422,
      code: "invalid-input",
      errors: ["/name too-small", "/size invalid-type", "?limit too-big"],
    });
  });

  it("include a NUL, which no field takes", async () => {
    const answer = await routes(CUSTOMER, { who: "anyone" }).POST(send('{"name":"a\\u0000"}'), context);
    expect((await problem(answer)).errors).toEqual(["/name nul-character"]);
  });

  it("include a NUL in the query, which would reach the database", async () => {
    const route = routes(CUSTOMER, { who: "anyone", query: z.object({ actor: z.string() }) });
    const request = new Request("http://desk.example/?actor=a%00", {
      method: "POST",
      body: '{"name":"a"}',
      headers: { "content-type": "application/json" },
    });
    expect(await problem(await route.POST(request, context))).toEqual({
      status: 422,
      code: "invalid-input",
      errors: ["?actor nul-character"],
    });
  });

  it("include a body that is null, though every member may be absent", async () => {
    const route = routes(CUSTOMER, { who: "anyone", body: BODY.partial() });
    expect((await problem(await route.POST(send("null"), context))).errors).toEqual([" invalid-type"]);
  });
});

describe("what a handler answers", () => {
  it("is JSON that nobody keeps", async () => {
    const response = await routes(CUSTOMER, { who: "anyone" }).POST(send('{"name":"a"}'), context);
    expect([response.status, response.headers.get("cache-control"), await response.json()]).toEqual([
      201,
      "no-store",
      { name: "a" },
    ]);
  });

  it("becomes the status that its code has", async () => {
    const codes = ["not-found", "outdated", "version-required", "illegal-transition", "slot-taken", "not-ready"];
    const statuses = await Promise.all(
      codes.map(
        async (code) =>
          (await routes(CUSTOMER, { who: "anyone", run: async () => refuse({ code }) }).POST(send('{"name":"a"}'), context))
            .status,
      ),
    );
    expect(statuses).toEqual([404, 412, 428, 409, 409, 422]);
  });

  it("is 503 with Retry-After while the database is away, and 500 without a trace for a fault of ours", async () => {
    const failing = (message: string) => routes(CUSTOMER, { who: "anyone", run: async () => Promise.reject(new Error(message)) });
    const away = await failing("away").POST(send('{"name":"a"}'), context);
    expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
    const fault = await failing("secret detail").POST(send('{"name":"a"}'), context);
    expect([fault.status, await fault.text()]).toEqual([500, expect.not.stringContaining("secret detail")]);
  });
});

it("serves HEAD where it serves GET, and says so", async () => {
  const get: Partial<Record<Method, AnyHandler>> = { GET: { who: "anyone", run: async () => done({ status: 200, body: {} }) } };
  const exports = routeExports(get, world(ANONYMOUS));
  expect((await exports.HEAD(new Request("http://desk.example/"), context)).status).toBe(200);
  expect((await exports.DELETE(new Request("http://desk.example/", { method: "DELETE" }), context)).headers.get("allow")).toBe(
    "GET, HEAD",
  );
});

describe("a key instead of a cookie", () => {
  const definition = { who: isSignedIn } as Partial<AnyHandler>;

  it("that opens nothing is refused everywhere, even where nobody has to be known", async () => {
    const refused = await routes(null, { who: "anyone" }).POST(send('{"name":"a"}'), context);
    expect(refused.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(await problem(refused)).toMatchObject({ status: 401, code: "key-refused" });
  });

  it("writes from wherever it comes, a cookie beside it or not", async () => {
    const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie: "a=b" };
    const written = await routes({ actor: CUSTOMER, by: "key" }, definition).POST(send('{"name":"a"}', elsewhere), context);
    expect(written.status).toBe(201);
    const byCookie = await routes({ actor: CUSTOMER, by: "cookie" }, definition).POST(send('{"name":"a"}', elsewhere), context);
    expect(byCookie.status).toBe(403);
  });

  it("for reading reads, works things out, and writes nothing", async () => {
    const asker = { actor: CUSTOMER, by: "reading-key" } as const;
    const refused = await routes(asker, definition).POST(send("{"), context);
    expect(refused.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope"');
    expect(await problem(refused)).toMatchObject({ status: 403, code: "key-only-reads" });
    expect((await routes(asker, { ...definition, changesNothing: true }).POST(send('{"name":"a"}'), context)).status).toBe(201);
    const get = { GET: { who: isSignedIn, run: async () => done({ status: 200 }) } as AnyHandler };
    const read = await routeExports(get, world(asker)).GET(new Request("http://desk.example/"), context);
    expect(read.status).toBe(200);
  });

  it("does what its person may, and no more", async () => {
    const refused = await routes({ actor: CUSTOMER, by: "key" }).POST(send("{"), context);
    expect(await problem(refused)).toMatchObject({ status: 403, code: "forbidden" });
  });
});
