import { afterAll, describe, expect, test } from "vitest";
import { DELETE, PATCH, PUT } from "#app/api/auth/[...all]/route.ts";
import { authRoute } from "#lib/accounts/service.ts";
import { auth } from "#lib/auth/client.ts";
import { env } from "#lib/config/env.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aCustomer, authClient, newestMail, PASSWORD, tokenIn } from "#tests/support/auth-client.ts";

afterAll(closeQueue);

const SERVED = [
  "GET /get-session",
  "GET /passkey/generate-authenticate-options",
  "GET /verify-email",
  "POST /change-password",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /send-verification-email",
  "POST /sign-in/email",
  "POST /sign-out",
  "POST /sign-up/email",
  "POST /two-factor/disable",
  "POST /two-factor/enable",
  "POST /two-factor/generate-backup-codes",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/verify-totp",
];

type Endpoint = { readonly path?: string; readonly options?: { readonly method?: string | readonly string[] } };

const all = Object.values(auth().api as unknown as Record<string, Endpoint>).flatMap(({ path, options }) =>
  path ? [options?.method ?? "GET"].flat().map((method) => `${method} ${path}`) : [],
);

const send = (method: string, path: string, init: RequestInit = {}) =>
  authRoute(
    new Request(`${env().appUrl}/api/auth${path}`, {
      method,
      headers: { origin: env().appUrl, ...(method === "POST" ? { "content-type": "application/json" } : {}) },
      ...(method === "POST" ? { body: "{}" } : {}),
      ...init,
    }),
  );

describe("of better-auth's routes", () => {
  test("the list here is a part of what there is", () => {
    expect(all.length).toBeGreaterThan(60);
    expect(SERVED.filter((route) => !all.includes(route))).toEqual([]);
  });

  test("all others answer 404, whoever asks", async () => {
    const others = all.filter((route) => !SERVED.includes(route));
    const statuses = await Promise.all(
      others.map(async (route) => {
        const [method = "", path = ""] = route.split(" ");
        return (await send(method, path.replace(":token", "x").replace(":id", "x"))).status;
      }),
    );
    expect(statuses).toEqual(others.map(() => 404));
  });

  test.each(["/Sign-In/email", "/sign-in/email/", "//sign-in/email", "/sign-in%2Femail", "/admin/../sign-in/email/x", ""])(
    "%s is none",
    async (path) => {
      expect((await send("POST", path)).status).toBe(404);
    },
  );

  test.each(Object.entries({ PUT, PATCH, DELETE }))("none takes %s", async (method, route) => {
    const response = await route(new Request(`${env().appUrl}/api/auth/sign-in/email`, { method }));
    expect([response.status, await response.json()]).toEqual([404, { code: "NOT_FOUND", message: expect.any(String) }]);
  });

  test.each(SERVED)("%s is one", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const { status } = await send(method, path);
    expect([200, 400, 401]).toContain(status);
  });
});

describe("a malformed request", () => {
  const broken: readonly [string, RequestInit, number][] = [
    ["without JSON", { body: "email=a", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["with half of it", { body: '{"email":' }, 400],
    ["with a list", { body: "[]" }, 400],
    ["with null", { body: "null" }, 200],
    ["with a NUL", { body: '{"email":"a\\u0000@b.example","password":"x"}' }, 400],
    ["with bytes that are no UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400],
    ["over the size", { body: JSON.stringify({ email: "x".repeat(300_000) }) }, 413],
    ["nested a million deep", { body: "[".repeat(100_000) }, 400],
    ["with objects for texts", { body: '{"email":{"$ne":null},"password":{"$ne":null}}' }, 400],
  ];

  test.each(broken)("%s gets an answer", async (_what, init, status) => {
    const path = status === 200 ? "/sign-out" : "/sign-in/email";
    const response = await send("POST", path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.text()).not.toMatch(/ at .*:\d+/);
  });

  test("is refused with a code where better-auth names none", async () => {
    const body = JSON.stringify({ email: "a@b.example", password: "x", callbackURL: 5 });
    const response = await send("POST", "/sign-in/email", { body });
    expect([response.status, await response.json()]).toEqual([400, { code: "INVALID_BODY", message: expect.any(String) }]);
  });

  test("from another site cannot use a cookie", async () => {
    const client = await aCustomer("victim@routes.example");
    const foreign = { origin: "https://evil.example" };
    expect(await client.post("/sign-out", {}, foreign)).toMatchObject({ status: 403, body: { code: "INVALID_ORIGIN" } });
    expect(await client.actor()).toMatchObject({ kind: "customer" });
    const body = { email: "victim@routes.example", password: PASSWORD };
    expect((await authClient().post("/sign-in/email", body, foreign)).status).toBe(403);
  });

  test("cannot be led elsewhere", async () => {
    const body = { email: "victim@routes.example", password: PASSWORD, callbackURL: "https://evil.example/" };
    expect((await authClient().post("/sign-in/email", body)).status).toBe(403);
    for (const there of ["https://evil.example", "//evil.example", "/..//evil.example", "/.//evil.example", "/account"]) {
      const away = await authClient().get(`/verify-email?token=x&callbackURL=${encodeURIComponent(there)}`);
      expect([there, away.status, away.headers.get("location")]).toEqual([there, 401, null]);
    }
  });

  test("cannot be signed in by a link on another site, nor have an address confirmed by one", async () => {
    const email = "linked@routes.example";
    await authClient().post("/sign-up/email", { name: "Kim Berger", company: "Northwind", email, password: PASSWORD });
    const path = `/verify-email?token=${tokenIn((await newestMail("account.verify", email)).text)}`;
    for (const site of ["cross-site", "same-site", "none"]) {
      const refused = await send("GET", path, { headers: { "sec-fetch-site": site } });
      expect([refused.status, refused.headers.get("set-cookie")]).toEqual([403, null]);
    }
    expect((await authClient().signIn(email, PASSWORD)).status).toBe(401);
  });
});

test("one client address gets a hundred answers a minute from a route, whatever it says it forwards for", async () => {
  const ask = (i: number) =>
    send("GET", "/get-session", { headers: { "x-client-address": "192.0.2.77", "x-forwarded-for": `10.0.0.${i}` } });
  const statuses: number[] = [];
  for (let i = 0; i < 100; i++) statuses.push((await ask(i)).status);
  expect(statuses).toEqual(Array(100).fill(200));
  const refused = await ask(101);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});
