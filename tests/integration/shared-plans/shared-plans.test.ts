import { afterAll, describe, expect, test } from "vitest";
import { POST } from "#app/api/v1/plans/share/route.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import { findShared, forgetExpired, sharePlan } from "#lib/shared-plans/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { ask, faultsIn } from "#tests/support/ask-route.ts";
import { anInstallation, usualHosts } from "#tests/support/planning.ts";
import example from "../../cases/plan-example.json" with { type: "json" };

afterAll(() => database().$disconnect());

const NOON = instant(Date.UTC(2026, 10, 25, 12));
const at = (moment: number) => () => moment as Instant;
const DAY = 86_400_000;

const input = anInstallation("mirror", usualHosts("mirror", "3.2.4"));

async function share(address: string, keepNames = false) {
  const wish = { input, named: true, keepNames, lifetime: "link" } as const;
  const made = await sharePlan(ANONYMOUS, wish, { key: null, address }, at(NOON));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe("a plan kept for a short link", () => {
  test("is found by its id until its last moment, and by no other", async () => {
    const { id, expiresAt } = await share("192.0.2.1", true);
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(await findShared(id, at(expiresAt - 1))).toMatchObject({ id, input, named: true, createdAt: NOON });
    expect(await findShared(id, at(expiresAt))).toBeNull();
    expect(await findShared(`${id.slice(0, -1)}${id.endsWith("A") ? "B" : "A"}`, at(NOON))).toBeNull();
    expect(await findShared("nothing", at(NOON))).toBeNull();
  });

  test("says nothing of hosts' names, nor of who made it", async () => {
    const { id } = await share("192.0.2.2");
    const [row] = await database().$queryRaw<Record<string, unknown>[]>`SELECT * FROM shared_plan WHERE id = ${id}`;
    expect(
      Object.keys(row ?? {})
        .sort()
        .join(" "),
    ).toBe("created_at expires_at hash id input named rulebook");
    expect(JSON.stringify(row?.input)).not.toMatch(/"(?:a|b|bk)"/);
    expect(JSON.stringify(row)).not.toContain("192.0.2.2");
  });

  test("is not renewed by being looked at, and goes once its time is over", async () => {
    const { id, expiresAt } = await share("192.0.2.3");
    await findShared(id, at(NOON + 89 * DAY));
    expect((await database().sharedPlan.findUnique({ where: { id } }))?.expiresAt.getTime()).toBe(expiresAt);
    expect(await forgetExpired(at(NOON + 90 * DAY - 1))).toBe(0);
    expect(await forgetExpired(at(NOON + 90 * DAY))).toBeGreaterThan(0);
    expect(await database().sharedPlan.count({ where: { id } })).toBe(0);
  });

  test("thirty come from one address in a quarter of an hour, and then the next has to wait; another address has not", async () => {
    for (let i = 0; i < 30; i++) await share("192.0.2.4");
    const wish = { input, named: true, keepNames: false, lifetime: "link" } as const;
    const refused = await sharePlan(ANONYMOUS, wish, { key: null, address: "192.0.2.4" });
    expect(refused).toMatchObject({ ok: false, error: { code: "too-many-requests", params: { seconds: expect.any(Number) } } });
    await share("192.0.2.5");
  });
});

describe("POST /api/v1/plans/share", () => {
  const send = (body: unknown, headers = {}) =>
    ask(POST, { method: "POST", body, headers: { "x-client-address": "198.51.100.7", ...headers } });

  test("answers with the link, without the names, and how long it lives", async () => {
    const { status, body } = await send(example.body);
    expect(status).toBe(201);
    expect(Object.keys(body).join(" ")).toBe("id url names hash rulebook createdAt expiresAt");
    expect(body).toMatchObject({ url: expect.stringMatching(/\/p\/[\w-]{22}$/), names: false, rulebook: "serverware-1" });
    expect(Date.parse(String(body.expiresAt)) - Date.parse(String(body.createdAt))).toBe(90 * DAY);
    expect((await findShared(String(body.id)))?.input.hosts[0]?.name).toBe("storage-a");
  });

  test("keeps the names where that is asked for, and the hash is then the plan's own", async () => {
    const { body } = await send({ ...example.body, names: true });
    expect((await findShared(String(body.id)))?.input.hosts.map(({ name }) => name)).toEqual(
      example.body.hosts.map(({ name }) => name),
    );
  });

  test("sent again with the same key makes no second link", async () => {
    const key = { "idempotency-key": "share-once" };
    const [first, again] = [await send(example.body, key), await send(example.body, key)];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await send({ ...example.body, names: true }, key)).body.code).toBe("idempotency-mismatch");
  });

  test.each([
    [{ ...example.body, names: "yes" }, ["/names names-not-understood"]],
    [{ ...example.body, topology: "star", names: 1 }, ["/topology topology-not-understood", "/names names-not-understood"]],
    [[], [" body-not-an-object"]],
    ["text", [" body-not-an-object"]],
  ])("names every fault of %j", async (body, faults) => {
    const told = await send(JSON.stringify(body));
    expect([told.status, faultsIn(told)]).toEqual([422, faults]);
  });

  test("tells a sender with too many of them when to try again", async () => {
    const address = { "x-client-address": "198.51.100.8" };
    for (let i = 0; i < 30; i++) await send(example.body, address);
    const told = await send(example.body, address);
    expect([told.status, told.body.code]).toEqual([429, "too-many-requests"]);
    expect(Number(told.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
