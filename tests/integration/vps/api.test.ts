import { beforeAll, describe, expect, it, vi } from "vitest";
import * as one from "#app/api/v1/installations/[id]/route.ts";
import * as route from "#app/api/v1/installations/[id]/vps/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import { chooseWay, findVps, importVps, removeVps } from "#lib/vps/service.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { anInstallation, granted, refusalOf } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <T extends Actor & { userId: string }>(person: T): T => {
  people.set(person.userId, person);
  return person;
};

let owner: Customer;
let colleague: Customer;
let stranger: Customer;
let desk: Desk;

beforeAll(async () => {
  owner = known(await aCustomer());
  colleague = known(aColleague(owner));
  stranger = known(await aCustomer("Somebody Else"));
  desk = known(aReviewer());
});

const WEB = { name: "web", host: "st-a", owner: "Acme", zone: "Europe/Berlin", critical: true, way: null };
const DB = { name: "db", host: "st-b", owner: null, zone: null, critical: false, way: "stop-all" };

async function anEmptyList(): Promise<string> {
  return (await anInstallation(owner, { hosts: ["st-a primary 3.2", "st-b secondary 3.2", "bk backup 3.2"] })).id;
}

const put = (id: string, items: unknown, more: Asking = {}) =>
  ask(route.PUT, { by: owner.userId, method: "PUT", params: { id }, body: { items }, ...more });
const get = (id: string, more: Asking = {}) => ask(route.GET, { by: owner.userId, params: { id }, ...more });

const auditOf = (id: string) =>
  database().auditEntry.findMany({
    where: { subject: `installation:${id}`, action: { startsWith: "vps." } },
    orderBy: { id: "asc" },
    select: { action: true, detail: true },
  });

describe("the list of an installation", () => {
  it("is empty at first, then what was sent last, and every change is in the trail", async () => {
    const id = await anEmptyList();
    expect(await get(id)).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    const first = await put(id, [WEB, DB]);
    expect([first.status, first.body, first.headers.get("etag")]).toEqual([200, { count: 2, version: 1 }, '"1"']);
    expect((await get(id)).body).toEqual({ items: [WEB, DB], nextCursor: null });
    expect((await put(id, [{ name: "other", host: "ST-A" }])).body).toEqual({ count: 1, version: 2 });
    const bare = { owner: null, zone: null, critical: false, way: null };
    expect((await get(id)).body).toEqual({ items: [{ name: "other", host: "st-a", ...bare }], nextCursor: null });
    expect((await auditOf(id)).map(({ action, detail }) => [action, detail])).toEqual([
      ["vps.imported", { kind: "replace", before: 0, count: 2 }],
      ["vps.imported", { kind: "replace", before: 2, count: 1 }],
    ]);
  });

  it("is its organisation's: colleagues change it, the desk reads it, to others the installation does not exist", async () => {
    const id = await anEmptyList();
    expect((await put(id, [WEB], { by: colleague.userId })).status).toBe(200);
    expect((await get(id, { by: desk.userId })).body).toMatchObject({ items: [WEB] });
    expect((await put(id, [], { by: desk.userId })).status).toBe(403);
    for (const told of [await get(id, { by: stranger.userId }), await put(id, [DB], { by: stranger.userId })])
      expect([told.status, told.body.code]).toEqual([404, "not-found"]);
    expect((await ask(route.GET, { params: { id } })).status).toBe(401);
    expect((await get(id)).body).toMatchObject({ items: [WEB] });
    expect(refusalOf(await removeVps(stranger, id, { revision: null }))).toBe("not-found");
    expect(refusalOf(await removeVps(desk, id, { revision: null }))).toBe("forbidden");
    expect(refusalOf(await chooseWay(stranger, id, { way: null, of: { who: "all" }, revision: null }))).toBe("not-found");
  });

  it("is refused as a whole where one item is wrong, with every fault at its place and what is accepted", async () => {
    const id = await anEmptyList();
    await put(id, [WEB]);
    const told = await put(id, [DB, { name: " ", host: "bk", owner: "a\nb" }, { ...DB, name: "DB", zone: "+01:00" }]);
    expect([told.status, told.body.code]).toEqual([422, "invalid-input"]);
    expect(faultsIn(told)).toEqual([
      "/items/1/name name-missing",
      "/items/1/host host-without-vps",
      "/items/1/owner owner-not-one-line",
      "/items/2/zone zone-unknown",
    ]);
    expect(told.body.errors).toContainEqual({
      pointer: "/items/1/host",
      code: "host-without-vps",
      message: "bk is a Backup host, which carries no VPSs. Write one that does: st-a, st-b.",
    });
    expect((await get(id)).body).toMatchObject({ items: [WEB] });
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ["no list", { name: "web" }, ["/items invalid-type"]],
    ["no objects", ["web"], ["/items/0 invalid-type"]],
    ["numbers for texts", [{ name: 1, host: "st-a" }], ["/items/0/name invalid-type"]],
    ["a word for critical", [{ ...WEB, critical: "yes" }], ["/items/0/critical invalid-type"]],
    ["a way nobody knows", [{ ...WEB, way: "fly" }], ["/items/0/way invalid-value"]],
    ["a NUL", [{ ...WEB, owner: "a\u0000" }], ["/items/0/owner nul-character"]],
    ["10,001 items", Array.from({ length: 10_001 }, () => WEB), ["/items too-many-vps"]],
  ])("of %s is refused by its shape", async (_what, items, faults) => {
    const told = await put(await anEmptyList(), items);
    expect([told.status, faultsIn(told)]).toEqual([422, faults]);
  });

  it("over 2 MiB is too large", async () => {
    const text = JSON.stringify({ items: [{ ...WEB, owner: "x".repeat(2 * 1024 * 1024) }] });
    expect((await put(await anEmptyList(), [], { body: text })).status).toBe(413);
  });

  it("is replaced only in the version that was read, where one is named", async () => {
    const id = await anEmptyList();
    await put(id, [WEB]);
    const stale = { headers: { "if-match": '"0"' } };
    expect((await put(id, [DB], stale)).status).toBe(412);
    expect((await put(id, [DB], { headers: { "if-match": "*" } })).status).toBe(412);
    expect((await put(id, [DB], { headers: { "if-match": '"1"' } })).body).toEqual({ count: 1, version: 2 });
  });

  it("of two sent at once for one version is one of them", async () => {
    const id = await anEmptyList();
    await put(id, [WEB]);
    const both = await Promise.all([
      put(id, [DB], { headers: { "if-match": '"1"' } }),
      put(id, [WEB, DB], { headers: { "if-match": '"1"' } }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it("of 10,000 is kept in order and read page by page, none twice and none missing", async () => {
    const id = await anEmptyList();
    const items = Array.from({ length: 10_000 }, (_, n) => ({ name: `vps-${n}`, host: "st-a", owner: `Owner ${n % 300}` }));
    expect((await put(id, items)).body).toEqual({ count: 10_000, version: 1 });
    const started = performance.now();
    const found = granted(await findVps(owner, id));
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(found.list.map(({ name }) => name)).toEqual(items.map(({ name }) => name));
    const names: unknown[] = [];
    for (let query = "?limit=100"; query !== ""; ) {
      const { body } = await get(id, { query });
      names.push(...(body.items as { name: string }[]).map(({ name }) => name));
      query = body.nextCursor === null ? "" : `?limit=100&cursor=${String(body.nextCursor)}`;
    }
    expect(names).toEqual(items.map(({ name }) => name));
    expect((await get(id, { query: "?cursor=999999999999999.vps" })).body).toEqual({ items: [], nextCursor: null });
  });

  it("keeps any text as it is: formulas, quotes, markup and statements of a database", async () => {
    const id = await anEmptyList();
    const names = ["=1+1", "'; DROP TABLE vps; --", "<script>alert(1)</script>", '"q"', "\u{1F600} ü", "%s\\n"];
    await put(
      id,
      names.map((name) => ({ name, host: "st-a", owner: name })),
    );
    expect(((await get(id)).body.items as { name: string; owner: string }[]).map((one) => [one.name, one.owner])).toEqual(
      names.map((name) => [name, name]),
    );
  });

  it("keeps a VPS whose host was renamed, under the name the host had", async () => {
    const id = await anEmptyList();
    await put(id, [WEB, DB]);
    const found = await ask(one.GET, { by: owner.userId, params: { id } });
    const hosts = (found.body.hosts as { name: string }[]).map((host) =>
      host.name === "st-a" ? { ...host, name: "st-new" } : host,
    );
    const changed = await ask(one.PATCH, {
      by: owner.userId,
      method: "PATCH",
      params: { id },
      body: { hosts },
      headers: { "if-match": '"1"' },
    });
    expect(changed.status).toBe(200);
    expect((await get(id)).body).toMatchObject({ items: [WEB, DB] });
  });

  it("goes with its installation", async () => {
    const id = await anEmptyList();
    await put(id, [WEB]);
    expect((await ask(one.DELETE, { by: owner.userId, method: "DELETE", params: { id } })).status).toBe(204);
    expect(await database().vps.count({ where: { installationId: id } })).toBe(0);
  });
});

describe("the ways of VPSs", () => {
  const waysOf = async (id: string) => {
    const { head, list } = granted(await findVps(owner, id));
    return [head.way, ...list.map(({ way }) => way)];
  };

  it("are chosen for single ones, for an owner whatever the case, and for all, which gives up the others", async () => {
    const id = await anEmptyList();
    await put(id, [WEB, { ...DB, way: null }, { ...WEB, name: "mail", owner: "ACME" }]);
    const choose = async (way: "stop-all" | "move-off" | null, of: Parameters<typeof chooseWay>[2]["of"]) =>
      granted(await chooseWay(owner, id, { way, of, revision: null })).count;
    expect(await choose("stop-all", { who: "some", positions: [1, 7] })).toBe(1);
    expect(await waysOf(id)).toEqual([null, null, "stop-all", null]);
    expect(await choose("move-off", { who: "owner", owner: "acme" })).toBe(2);
    expect(await waysOf(id)).toEqual([null, "move-off", "stop-all", "move-off"]);
    expect(await choose(null, { who: "owner", owner: null })).toBe(1);
    expect(await waysOf(id)).toEqual([null, "move-off", null, "move-off"]);
    expect(await choose("stop-all", { who: "all" })).toBe(3);
    expect(await waysOf(id)).toEqual(["stop-all", null, null, null]);
    expect((await auditOf(id)).filter(({ action }) => action === "vps.way-chosen")).toHaveLength(4);
  });

  it("are chosen in the version that was seen, or not at all", async () => {
    const id = await anEmptyList();
    await put(id, [WEB]);
    const wish = { way: "stop-all" as const, of: { who: "some" as const, positions: [0] } };
    expect(refusalOf(await chooseWay(owner, id, { ...wish, revision: 0 }))).toBe("outdated");
    expect(refusalOf(await chooseWay(owner, id, { ...wish, of: { who: "some", positions: [] }, revision: 1 }))).toBe("not-found");
    granted(await chooseWay(owner, id, { ...wish, revision: 1 }));
    expect(await waysOf(id)).toEqual([null, "stop-all"]);
  });

  it("stay with VPSs that a new list has as well, unless it says otherwise itself", async () => {
    const id = await anEmptyList();
    await put(id, [{ ...WEB, way: "move-off" }]);
    const entry = { ...WEB, zone: null, way: null };
    granted(await importVps(owner, id, { kind: "replace", entries: [entry], saysWay: false, revision: 1 }));
    expect(await waysOf(id)).toEqual([null, "move-off"]);
    granted(await importVps(owner, id, { kind: "replace", entries: [entry], saysWay: true, revision: 2 }));
    expect(await waysOf(id)).toEqual([null, null]);
  });
});

describe("removing the list", () => {
  it("takes every VPS out, leaves the version rising, and is done once", async () => {
    const id = await anEmptyList();
    await put(id, [WEB, DB]);
    expect(refusalOf(await removeVps(owner, id, { revision: 7 }))).toBe("outdated");
    granted(await removeVps(owner, id, { revision: 1 }));
    granted(await removeVps(owner, id, { revision: null }));
    expect((await get(id)).body).toEqual({ items: [], nextCursor: null });
    expect((await put(id, [WEB])).body).toEqual({ count: 1, version: 3 });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(["vps.imported", "vps.removed", "vps.imported"]);
  });
});
