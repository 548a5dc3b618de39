import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { POST as revoke } from "#app/(account)/account/keys/[id]/revoke/submit/route.ts";
import { POST as make } from "#app/(account)/account/keys/submit/route.ts";
import { POST as profile } from "#app/(account)/account/profile/submit/route.ts";
import { GET as readAudit } from "#app/api/v1/audit/route.ts";
import { GET as listBookings } from "#app/api/v1/bookings/route.ts";
import { PUT as writePolicy } from "#app/api/v1/desk/policy/route.ts";
import { POST as addInstallation, GET as listInstallations } from "#app/api/v1/installations/route.ts";
import { POST as makePlan } from "#app/api/v1/plans/route.ts";
import { KEYS_MAX, keysOf } from "#lib/api-keys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { env } from "#lib/config/env.ts";
import { database, newId } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { ask } from "#tests/support/ask-route.ts";
import { type AuthClient, aKnownCustomer, authClient, newestMail, PASSWORD } from "#tests/support/auth-client.ts";
import { postForm } from "#tests/support/form-post.ts";
import { faultsOf, placeOf } from "#tests/support/passkeys.ts";

afterAll(closeQueue);

let count = 0;
let email = "";
let client: AuthClient;

beforeEach(async () => {
  count += 1;
  email = `kim-${count}@keys.example`;
  client = await aKnownCustomer(email);
});

const signedIn = async (of: AuthClient) => {
  const actor = await of.actor();
  if (!isSignedIn(actor)) throw new Error("not signed in");
  return actor;
};

const wish = { name: "Ticket system", scope: "read-write", days: "90", current: PASSWORD };

const keyIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .flatMap((cookie) => /^new-key=([^;]+);/.exec(cookie)?.[1] ?? [])
    .join();

const send = (fields: Record<string, string> = {}, by: AuthClient = client) =>
  postForm({ POST: make }, { ...wish, ...fields }, by.jar);

const aKey = async (fields: Record<string, string> = {}, by: AuthClient = client): Promise<string> =>
  keyIn(await send(fields, by));

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

const status = async (key: string) => (await ask(listInstallations, { headers: bearer(key) })).status;

const SYSTEM = {
  name: "Vienna mirror",
  topology: "mirror",
  zone: "Europe/Vienna",
  hosts: [
    { name: "st-a", role: "primary", version: "4.1" },
    { name: "st-b", role: "secondary", version: "4.1" },
  ],
};

const write = (headers: Record<string, string>) => ask(addInstallation, { method: "POST", body: SYSTEM, headers });

type Post = (request: Request) => Promise<Response>;

const routeOf = (post: Post) => ({ POST: post });

const revoking = (id: string) => routeOf((request) => revoke(request, { params: Promise.resolve({ id }) }));

describe("making a key", () => {
  test("gives it to the browser alone, keeps its hash and first characters, and tells the owner", async () => {
    const response = await send();
    const key = keyIn(response);
    expect(key).toMatch(/^ud_[\w-]{43}$/);
    expect(placeOf(response)).toBe("/account/keys/made");
    expect(response.headers.getSetCookie().join()).toMatch(/Path=\/account\/keys\/made; Max-Age=120; SameSite=Strict; HttpOnly/);
    const rows = await database().apiKey.findMany({ where: { user: { email } } });
    expect(rows).toMatchObject([{ name: "Ticket system", prefix: key.slice(0, 9), scope: "read-write", lastUsedAt: null }]);
    expect(rows[0]?.hash).toMatch(/^[\da-f]{64}$/);
    const everything = await Promise.all([
      database().apiKey.findMany(),
      database().formReply.findMany(),
      database().onceKey.findMany(),
      database().mail.findMany(),
      database().auditEntry.findMany(),
    ]);
    const kept = JSON.stringify(everything, (_name, value) => (typeof value === "bigint" ? String(value) : value));
    expect(kept).toContain("Ticket system");
    expect(kept).not.toContain(key);
    expect((await newestMail("account.api-key", email)).text).toContain("“Ticket system”");
  });

  test("asks for the password", async () => {
    const response = await send({ current: "wrong" });
    expect([keyIn(response), await faultsOf(response)]).toEqual(["", ["auth.password.wrong"]]);
    expect(await keysOf(await signedIn(client))).toEqual([]);
  });

  test.each([
    [{ name: " " }, "keys.name-empty"],
    [{ name: "x".repeat(61) }, "keys.name-long"],
    [{ scope: "all" }, "keys.scope-empty"],
    [{ days: "36500" }, "keys.days-empty"],
    [{ days: "" }, "keys.days-empty"],
  ])("refuses %j", async (fields, fault) => {
    expect(await faultsOf(await send(fields))).toEqual([fault]);
  });

  test("of a form that was sent twice makes one, and the answer that counts is the last", async () => {
    const key = newId();
    const [first, second] = [await aKey({ key }), await aKey({ key })];
    expect(await keysOf(await signedIn(client))).toHaveLength(1);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    await aKey({ key, name: "Another program" });
    expect(await keysOf(await signedIn(client))).toHaveLength(2);
  });

  test("ends at the most that an account can have", async () => {
    const { userId } = await signedIn(client);
    const row = { userId, name: "x", prefix: "ud_", scope: "read", expiresAt: new Date(0) };
    const rows = Array.from({ length: KEYS_MAX }, () => ({ ...row, id: newId(), hash: newId() }));
    await database().apiKey.createMany({ data: rows });
    expect(await faultsOf(await send())).toEqual(["keys.full"]);
  });

  test("is not for strangers", async () => {
    expect(placeOf(await send({}, authClient()))).toMatch(/^\/sign-in\?next=/);
  });
});

describe("asking with a key", () => {
  test("reads and writes as its person, from anywhere, whatever cookie or origin comes along", async () => {
    const key = await aKey();
    const elsewhere = { ...bearer(key), origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie: "a=b" };
    expect((await write(elsewhere)).status).toBe(201);
    const listed = await ask(listInstallations, { headers: bearer(key) });
    expect(listed.body.items).toMatchObject([{ name: "Vienna mirror" }]);
  });

  test("sees nothing of another organisation", async () => {
    expect((await write(bearer(await aKey()))).status).toBe(201);
    const other = await aKnownCustomer(`other-${count}@keys.example`);
    const listed = await ask(listInstallations, { headers: bearer(await aKey({}, other)) });
    expect(listed.body.items).toEqual([]);
  });

  test("that only reads writes nothing, and makes plans, which change nothing", async () => {
    const key = await aKey({ scope: "read" });
    expect(await status(key)).toBe(200);
    expect(await write(bearer(key))).toMatchObject({ status: 403, body: { code: "key-only-reads" } });
    const plan = { method: "POST", body: SYSTEM, headers: bearer(key) };
    expect((await ask(makePlan, plan)).status).toBe(200);
  });

  test("notes when it was last used, at most once a minute", async () => {
    const key = await aKey();
    const used = async () => (await keysOf(await signedIn(client)))[0]?.lastUsed;
    await status(key);
    const first = await used();
    await status(key);
    expect([typeof first, await used()]).toEqual(["number", first]);
    await database().apiKey.updateMany({ data: { lastUsedAt: new Date(0) } });
    await status(key);
    expect(await used()).toBeGreaterThan(0);
  });

  test("is refused with 401 and the reason, where the key is unknown, cut, expired or of another scheme", async () => {
    const key = await aKey();
    const other = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
    for (const header of [`Bearer ${other}`, `Bearer ${key.slice(0, -1)}`, `Basic ${key}`, "Bearer", ""]) {
      const answer = await ask(listInstallations, { headers: { authorization: header } });
      expect([header, answer.status, answer.body.code]).toEqual([header, 401, "key-refused"]);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    }
    await database().apiKey.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await status(key)).toBe(401);
  });

  test("is refused on public routes too: whoever sends one means to be known", async () => {
    const plan = { method: "POST", body: SYSTEM, headers: { authorization: "Bearer x" } };
    expect((await ask(makePlan, plan)).status).toBe(401);
  });

  test("is refused from the moment it is revoked, by its owner alone", async () => {
    const key = await aKey();
    const [{ id = "" } = {}] = await keysOf(await signedIn(client));
    const other = await aKnownCustomer(`other-${count}@keys.example`);
    expect(placeOf(await postForm(revoking(id), {}, other.jar))).toBe("/account/keys");
    expect(await status(key)).toBe(200);
    expect(placeOf(await postForm(revoking(id), {}, client.jar))).toBe("/account/keys?said=revoked");
    expect(await status(key)).toBe(401);
    const trail = await database().auditEntry.findMany({
      where: { subject: `user:${(await signedIn(client)).userId}` },
      orderBy: { id: "asc" },
    });
    expect(trail.map(({ action }) => action)).toEqual(["account.api-key-made", "account.api-key-revoked"]);
  });

  test("ends with its person's own way in: switched off, or not confirmed any more", async () => {
    const key = await aKey();
    await database().user.update({ where: { email }, data: { banned: true } });
    expect(await status(key)).toBe(401);
    await database().user.update({ where: { email }, data: { banned: false, emailVerified: false } });
    expect(await status(key)).toBe(401);
    await database().user.update({ where: { email }, data: { emailVerified: true } });
    expect(await status(key)).toBe(200);
  });

  test("has the rights that its person has at that moment", async () => {
    const key = await aKey();
    const policy = { method: "PUT", body: { noticeDays: 7 }, headers: bearer(key) };
    expect((await ask(writePolicy, policy)).status).toBe(403);
    await database().user.update({ where: { email }, data: { role: "desk" } });
    expect((await ask(writePolicy, policy)).status).toBe(200);
    expect((await ask(readAudit, { headers: bearer(key) })).status).toBe(403);
    await database().user.update({ where: { email }, data: { role: "admin" } });
    expect((await ask(readAudit, { headers: bearer(key) })).status).toBe(200);
    expect((await ask(listBookings, { headers: bearer(key) })).status).toBe(200);
  });

  test("opens no form and no page: those are for people", async () => {
    const key = await aKey();
    const fields = new URLSearchParams({ name: "Somebody else", locale: "en" });
    const headers = { ...bearer(key), origin: env().appUrl, "content-type": "application/x-www-form-urlencoded" };
    const request = new Request(`${env().appUrl}/account/profile/submit`, { method: "POST", body: fields, headers });
    const answer = await profile(request, { params: Promise.resolve({}) });
    expect(placeOf(answer)).toMatch(/^\/sign-in\?next=/);
  });
});
