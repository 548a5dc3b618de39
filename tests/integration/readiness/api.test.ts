import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as firewall from "#app/api/v1/installations/[id]/readiness/firewall/route.ts";
import * as firmware from "#app/api/v1/installations/[id]/readiness/firmware/[host]/route.ts";
import * as kvm from "#app/api/v1/installations/[id]/readiness/kvm/[host]/route.ts";
import * as readiness from "#app/api/v1/installations/[id]/readiness/route.ts";
import * as one from "#app/api/v1/installations/[id]/route.ts";
import * as all from "#app/api/v1/installations/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import { setFirmware } from "#lib/readiness/service.ts";
import { instant } from "#lib/time/instant.ts";
import { openSecret } from "#lib/vault/service.ts";
import { ask, faultsIn, type Told } from "#tests/support/ask-route.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const hostsOn = (version: string) => [
  { name: "st-a", role: "primary", version },
  { name: "st-b", role: "secondary", version },
];

let owner: Customer;
let by = "";
let id = "";

const known = <T extends Actor & { userId: string }>(person: T): T => {
  people.set(person.userId, person);
  return person;
};

const create = async (version = "3.2.4", zone = "America/Toronto"): Promise<string> => {
  const body = { name: "Mirror", topology: "mirror", zone, hosts: hostsOn(version) };
  return String((await ask(all.POST, { by, method: "POST", body })).body.id);
};

beforeAll(async () => {
  owner = known(await aCustomer());
  by = owner.userId;
});

beforeEach(async () => {
  id = await create();
});

const putKvm = (host: string, body: unknown, who = by) => ask(kvm.PUT, { by: who, method: "PUT", params: { id, host }, body });
const putFirmware = (host: string, body: unknown) => ask(firmware.PUT, { by, method: "PUT", params: { id, host }, body });
const putFirewall = (state: string) => ask(firewall.PUT, { by, method: "PUT", params: { id }, body: { state } });
const checklist = (of = id, who = by) => ask(readiness.GET, { by: who, params: { id: of } });

type Item = { item: string; host?: string; state: string; evidence: string; [more: string]: unknown };

const itemsOf = ({ body }: Told): readonly Item[] => body.items as Item[];
const itemOf = (told: Told, item: string, host?: string) => itemsOf(told).find((one) => one.item === item && one.host === host);

const NEWEST = { version: "7.10.50", checkedOn: "2026-01-20", latest: true };
const WAY = { address: "https://kvm.example.com:8443", instructions: "Ask for Kim" };

describe("the checklist", () => {
  it("of a new installation has every item to do", async () => {
    const told = await checklist();
    expect(told.status).toBe(200);
    expect(told.body).toEqual({
      items: [
        { item: "kvm", host: "st-a", state: "todo", evidence: "missing", address: null, instructions: null, hasSecret: false },
        { item: "kvm", host: "st-b", state: "todo", evidence: "missing", address: null, instructions: null, hasSecret: false },
        { item: "firmware", host: "st-a", state: "todo", evidence: "missing" },
        { item: "firmware", host: "st-b", state: "todo", evidence: "missing" },
        { item: "firewall", state: "todo", evidence: "missing" },
      ],
      complete: false,
    });
  });

  it("is complete once everything is said, and every PUT answers how it stands", async () => {
    const told = [
      await putKvm("st-a", WAY),
      await putKvm("ST-B", { instructions: "VPN, then RDP to the jump host" }),
      await putFirmware("st-a", NEWEST),
      await putFirmware("St-B", NEWEST),
      await putFirewall("open"),
    ];
    expect(told.map(({ status, body }) => [status, body.complete])).toEqual([
      [200, false],
      [200, false],
      [200, false],
      [200, false],
      [200, true],
    ]);
    expect(await checklist()).toMatchObject({ body: told[4]?.body });
  });

  it("of an installation on 5.x is empty and complete, and takes what is said all the same", async () => {
    id = await create("5.1");
    expect((await checklist()).body).toEqual({ items: [], complete: true });
    expect(await putKvm("st-a", WAY)).toMatchObject({ status: 200, body: { items: [], complete: true } });
  });

  it("is read by the desk, written by the customer's organisation alone, and unknown to anybody else", async () => {
    const [reviewer, admin, stranger] = [known(aReviewer()), known(anAdmin()), known(await aCustomer("Stranger"))];
    const read = await Promise.all([reviewer, admin, stranger].map((person) => checklist(id, person.userId)));
    expect(read.map(({ status }) => status)).toEqual([200, 200, 404]);
    const written = await Promise.all([reviewer, admin, stranger].map((person) => putKvm("st-a", WAY, person.userId)));
    expect(written.map(({ status }) => status)).toEqual([403, 403, 404]);
    expect((await checklist(id, "")).status).toBe(401);
  });

  it("knows no host but those of the installation", async () => {
    const told = await Promise.all([
      putKvm("st-c", WAY),
      putFirmware("", NEWEST),
      putKvm("st-a/..", WAY),
      putFirmware("st_a", NEWEST),
    ]);
    expect(told.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([404, "not-found"]));
  });
});

describe("console access", () => {
  it("is given back as it was said, with who knows what left out", async () => {
    const told = await putKvm("st-a", { ...WAY, secret: { user: "root", password: "calvin", notes: "second login page" } });
    expect(itemOf(told, "kvm", "st-a")).toEqual({
      item: "kvm",
      host: "st-a",
      state: "done",
      evidence: "declared",
      ...WAY,
      hasSecret: true,
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect(JSON.stringify([told.body, (await checklist()).body])).not.toMatch(/calvin|root|second login/);
    expect(await openSecret(database(), { installationId: id, host: "st-a" })).toEqual({
      ok: true,
      value: { user: "root", password: "calvin", notes: "second login page" },
    });
  });

  it("keeps a stored sign-in that is not mentioned, replaces a new one as a whole, erases on null", async () => {
    await putKvm("st-a", { ...WAY, secret: { user: "root", password: "calvin" } });
    const stored = () => openSecret(database(), { installationId: id, host: "st-a" });
    expect(itemOf(await putKvm("st-a", { address: "203.0.113.9" }), "kvm", "st-a")).toMatchObject({
      address: "203.0.113.9",
      instructions: null,
      hasSecret: true,
    });
    expect(await stored()).toMatchObject({ value: { user: "root", password: "calvin" } });
    await putKvm("st-a", { ...WAY, secret: { password: "new" } });
    expect(await stored()).toEqual({ ok: true, value: { user: null, password: "new", notes: null } });
    expect(itemOf(await putKvm("st-a", { ...WAY, secret: null }), "kvm", "st-a")).toMatchObject({
      hasSecret: false,
      state: "done",
    });
    expect(await stored()).toEqual({ ok: true, value: null });
  });

  it.each(["10.0.0.1", "https://127.0.0.1:8443", "localhost", "http://0x7f.1", "[::ffff:192.168.0.1]", "idrac.local"])(
    "at %s needs the steps that lead there",
    async (address) => {
      const told = await putKvm("st-a", { address, secret: { password: "calvin" } });
      expect([told.status, told.body.code, ...faultsIn(told)]).toEqual([
        422,
        "address-not-public",
        "/address address-not-public",
      ]);
      expect(await openSecret(database(), { installationId: id, host: "st-a" })).toEqual({ ok: true, value: null });
      expect(itemOf(await putKvm("st-a", { address, instructions: "VPN first" }), "kvm", "st-a")).toMatchObject({
        state: "done",
        address,
      });
    },
  );

  it("is refused with every fault of shape at once", async () => {
    const told = await putKvm("st-a", { address: "https://root:calvin@kvm.example.com", instructions: 7, secret: {} });
    expect([told.status, told.body.code]).toEqual([422, "invalid-input"]);
    expect(faultsIn(told)).toEqual(["/address address-with-sign-in", "/instructions invalid-type", "/secret secret-empty"]);
    expect(JSON.stringify(told.body)).not.toContain("calvin");
  });

  it("takes halves of characters for a fault, not for a fault of ours", async () => {
    const told = await Promise.all([
      putKvm("st-a", '{"instructions":"\\ud800"}'),
      putKvm("st-a", '{"instructions":"x","secret":{"password":"\\udfff"}}'),
      putFirmware("st-a", '{"version":"\\ud800","checkedOn":"2026-01-20","latest":true}'),
    ]);
    expect(told.map(({ status }) => status)).toEqual([422, 422, 422]);
  });

  it("of different hosts can be said by several at once; each counts, under one data key", async () => {
    await Promise.all(["st-a", "st-b"].map((host) => putKvm(host, { ...WAY, secret: { password: host } })));
    expect(itemsOf(await checklist()).filter(({ hasSecret }) => hasSecret === true)).toHaveLength(2);
    expect(await database().dataKey.count({ where: { installationId: id } })).toBe(1);
  });
});

describe("firmware", () => {
  it("that is not the newest is kept and stays to do", async () => {
    const told = await putFirmware("st-a", { ...NEWEST, latest: false });
    expect(itemOf(told, "firmware", "st-a")).toMatchObject({
      state: "todo",
      evidence: "started",
      version: "7.10.50",
      latest: false,
    });
  });

  it("cannot have been checked tomorrow, on the customer's calendar", async () => {
    const facts = (checkedOn: string) => ({ ...NEWEST, checkedOn });
    // 2026-10-14 10:30 in UTC is the 15th in Kiritimati and the 14th in Toronto.
    const now = () => instant(Date.UTC(2026, 9, 14, 10, 30));
    const kiritimati = await create("3.2.4", "Pacific/Kiritimati");
    const set = async (where: string, date: string) => {
      const told = await setFirmware(owner, { id: where, hosts: ["st-a"] }, facts(date), now);
      return told.ok ? "taken" : told.error.faults?.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect([
      await set(kiritimati, "2026-10-15"),
      await set(id, "2026-10-14"),
      await set(id, "2026-10-15"),
      await set(kiritimati, "2026-10-16"),
    ]).toEqual(["taken", "taken", ["/checkedOn date-in-future"], ["/checkedOn date-in-future"]]);
    expect(await putFirmware("st-a", facts("2999-01-01"))).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });

  it("can be said of all hosts at once", async () => {
    const told = await setFirmware(owner, { id, hosts: "all" }, NEWEST);
    expect(told.ok && told.value.items.filter(({ item, state }) => item === "firmware" && state === "done")).toHaveLength(2);
    const missing = await setFirmware(owner, { id, hosts: ["st-a", "gone"] }, NEWEST);
    expect(missing.ok ? "" : missing.error.code).toBe("not-found");
  });
});

describe("the firewall", () => {
  it.each([
    ["open", "done"],
    ["no-firewall", "not-applicable"],
  ])("declared as %s is %s", async (said, state) => {
    expect(itemOf(await putFirewall(said), "firewall")).toMatchObject({ state, evidence: "declared" });
  });

  it("is not closed", async () => {
    expect(faultsIn(await putFirewall("closed"))).toEqual(["/state invalid-value"]);
  });
});

describe("what a host's new name takes along", () => {
  const rename = (hosts: unknown) =>
    ask(one.PATCH, { by, method: "PATCH", params: { id }, headers: { "if-match": '"1"' }, body: { hosts } });

  it("is told: its items and its sign-in are gone, the others stay", async () => {
    await putKvm("st-b", { ...WAY, secret: { password: "calvin" } });
    await putFirmware("st-b", NEWEST);
    await putKvm("st-a", WAY);
    const told = await rename([hostsOn("3.2.4")[0], { name: "st-c", role: "secondary", version: "3.2.4" }]);
    expect(told.body.readinessRemoved).toEqual([{ host: "st-b", items: ["firmware", "kvm"] }]);
    expect(itemsOf(await checklist()).map(({ item, host, state }) => [item, host, state].join(" "))).toEqual([
      "kvm st-a done",
      "kvm st-c todo",
      "firmware st-a todo",
      "firmware st-c todo",
      "firewall  todo",
    ]);
    expect(await database().consoleSecret.count({ where: { installationId: id } })).toBe(0);
  });

  it("is nothing where only the case of the name changes", async () => {
    await putKvm("st-b", { ...WAY, secret: { password: "calvin" } });
    const told = await rename([hostsOn("3.2.4")[0], { name: "ST-B", role: "secondary", version: "3.2.4" }]);
    expect(told.body.readinessRemoved).toEqual([]);
    expect(itemOf(await checklist(), "kvm", "ST-B")).toMatchObject({ state: "done", hasSecret: true });
  });

  it("includes what is said at the very same moment: nothing is left of a host that is gone", async () => {
    const answers = await Promise.all([
      rename([hostsOn("3.2.4")[0], { name: "st-c", role: "secondary", version: "3.2.4" }]),
      ...Array.from({ length: 6 }, () => putKvm("st-b", { ...WAY, secret: { password: "calvin" } })),
    ]);
    expect(answers[0]?.status).toBe(200);
    expect(await database().consoleSecret.count({ where: { installationId: id } })).toBe(0);
    expect(await database().readinessItem.count({ where: { installationId: id } })).toBe(0);
  });
});

it("every change is in the trail, and nothing of a secret", async () => {
  await putKvm("st-a", { ...WAY, secret: { password: "calvin" } });
  await putKvm("st-a", { ...WAY, secret: null });
  await putFirmware("st-b", NEWEST);
  await putFirewall("no-firewall");
  const rows = await database().auditEntry.findMany({ where: { subject: `installation:${id}` }, orderBy: { id: "asc" } });
  expect(rows.map(({ action, detail }) => [action, detail])).toEqual([
    ["installation.created", expect.anything()],
    ["readiness.kvm", { hosts: ["st-a"], secret: "replaced" }],
    ["readiness.kvm", { hosts: ["st-a"], secret: "erased" }],
    ["readiness.firmware", { hosts: ["st-b"] }],
    ["readiness.firewall", { state: "no-firewall" }],
  ]);
});
