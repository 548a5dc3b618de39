import pino from "pino";
import { beforeAll, describe, expect, it, vi } from "vitest";
import * as form from "#app/(customer)/installations/[id]/checklist/access/[host]/submit/route.ts";
import * as kvm from "#app/api/v1/installations/[id]/readiness/kvm/[host]/route.ts";
import * as readiness from "#app/api/v1/installations/[id]/readiness/route.ts";
import * as one from "#app/api/v1/installations/[id]/route.ts";
import * as all from "#app/api/v1/installations/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { openSecret } from "#lib/vault/service.ts";
import { ask } from "#tests/support/ask-route.ts";
import { aCustomer } from "#tests/support/database/people.ts";
import { expectFaults } from "#tests/support/interface/watch.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

/** Nothing else in the database or the log looks like this. */
const CANARY = "Kanarie";

const logged: string[] = [];

const HOSTS = [
  { name: "st-a", role: "primary", version: "3.2.4" },
  { name: "st-b", role: "secondary", version: "3.2.4" },
];

let owner: Customer;
let id = "";

beforeAll(async () => {
  const stream = { write: (line: string) => void logged.push(line) };
  (globalThis as Record<symbol, unknown>)[Symbol.for("upgrade-desk.log")] = pino({ level: "trace" }, stream);
  owner = await aCustomer();
  people.set(owner.userId, owner);
  const body = { name: "Mirror", topology: "mirror", zone: "UTC", hosts: HOSTS };
  id = String((await ask(all.POST, { by: owner.userId, method: "POST", body })).body.id);
});

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const tables = await database().$queryRaw<{ name: string }[]>`SELECT quote_ident(table_name) AS name
    FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  expect(tables.length).toBeGreaterThan(15);
  const rows = await Promise.all(
    tables.map(({ name }) => database().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

/** Anywhere, also in the spellings that a careless layer would leave behind. */
function hits(text: string): readonly string[] {
  const bytes = Buffer.from(CANARY);
  // In base64 a text looks different for each place it may begin at; its first and last signs are mixed with the neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  const spellings = [CANARY, bytes.toString("hex"), encodeURIComponent(CANARY), ...base64];
  return spellings.filter((spelling) => text.toLowerCase().includes(spelling.toLowerCase()));
}

const secret = (n: number) => ({
  user: `${CANARY}-user-${n}`,
  password: `${CANARY}-password-${n}`,
  notes: `${CANARY}-notes-${n}`,
});

const put = (host: string, body: object) =>
  ask(kvm.PUT, { by: owner.userId, method: "PUT", params: { id, host }, body, headers: { "idempotency-key": "a-key" } });

type Fields = Record<string, string>;

/** Sends the form as a browser does; answers where it is led to. */
async function send(fields: Fields, by = owner.userId): Promise<string> {
  const request = new Request(`${env().appUrl}/x`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", "x-test-actor": by },
    body: new URLSearchParams(fields).toString(),
  });
  const response = await form.POST(request, { params: Promise.resolve({ id, host: "st-b" }) });
  return response.headers.get("location") ?? String(response.status);
}

const signIn = (n: number): Fields => ({
  "console-user": secret(n).user,
  "console-password": secret(n).password,
  "console-notes": secret(n).notes,
});

const replyIn = (location: string): string => new URL(location, env().appUrl).searchParams.get("reply") ?? "";

describe("a secret that somebody types", () => {
  it("is found by the search when it is stored in clear, so that the search can be believed", async () => {
    await database().setting.create({ data: { key: "canary", value: { text: `x ${CANARY} y` } } });
    expect(hits(await dump())).toContain(CANARY);
    expect(["x", "ab", "abc"].map((before) => hits(Buffer.from(`${before}${CANARY}z`).toString("base64")).length > 0)).toEqual([
      true,
      true,
      true,
    ]);
    await database().setting.delete({ where: { key: "canary" } });
  });

  it("is in no answer, no row and no line of the log, through the interface", async () => {
    const told = [
      await put("st-a", { address: "kvm.example.com", secret: secret(1) }),
      await put("st-a", { address: "10.0.0.1", secret: secret(2) }),
      await put("st-a", { address: "not an address", secret: secret(3) }),
      await put("st-a", { address: `https://root:${CANARY}@kvm.example.com`, secret: { ...secret(4), user: "x".repeat(201) } }),
      await put("gone", { instructions: "x", secret: secret(5) }),
      await ask(readiness.GET, { by: owner.userId, params: { id } }),
      await ask(one.GET, { by: owner.userId, params: { id } }),
    ];
    expect(told.map(({ status }) => status)).toEqual([200, 422, 422, 422, 404, 200, 200]);
    expect(hits(JSON.stringify(told))).toEqual([]);
    expect(hits(await dump())).toEqual([]);
    expect(await openSecret(database(), { installationId: id, host: "st-a" })).toEqual({ ok: true, value: secret(1) });
  });

  it("is not lost when the form is refused, and is kept sealed: the next try uses it without a word typed again", async () => {
    const first = await send({ address: "a b", ...signIn(6) });
    expect(replyIn(first)).not.toBe("");
    const second = await send({ address: "10.0.0.1", reply: replyIn(first) });
    const third = await send({ address: "10.0.0.1", instructions: "VPN first", reply: replyIn(second) });
    expect(third).toBe(`/installations/${id}/checklist/access`);
    expect(await openSecret(database(), { installationId: id, host: "st-b" })).toEqual({ ok: true, value: secret(6) });
    expect(hits([first, second, third, await dump()].join())).toEqual([]);
  });

  it("kept for one person's form is of no use to anybody else", async () => {
    const colleague = { ...owner, userId: "colleague" };
    people.set(colleague.userId, colleague);
    const mine = await send({ address: "a b", secret: "replace", ...signIn(7) });
    await send({ address: "kvm.example.com", secret: "replace", reply: replyIn(mine) }, colleague.userId);
    expect(await openSecret(database(), { installationId: id, host: "st-b" })).toEqual({ ok: true, value: secret(6) });
  });

  it("typed while the session had ended waits sealed behind the sign-in, at the form of this host alone", async () => {
    const away = await send({ address: "kvm.example.com", secret: "replace", ...signIn(11) }, "");
    const there = new URL(away, env().appUrl).searchParams.get("next") ?? "";
    expect(there).toMatch(new RegExp(`^/installations/${id}/checklist/access/st-b\\?reply=`));
    const back = await send({ address: "kvm.example.com", secret: "replace", reply: replyIn(there) });
    expect(back).toBe(`/installations/${id}/checklist/access`);
    expect(await openSecret(database(), { installationId: id, host: "st-b" })).toEqual({ ok: true, value: secret(11) });
    expect(hits([away, back, await dump()].join())).toEqual([]);
  });

  it("is not kept in clear behind a sign-in, nor out of an address", async () => {
    const told = [
      await send({ address: `https://root:${CANARY}@kvm.example.com`, ...signIn(8) }, ""),
      await send({ address: `https://root:${CANARY}@kvm.example.com`, secret: "keep" }),
      await send({ address: `root:${CANARY}/x@kvm.example.com`, secret: "keep" }),
    ];
    expect(told[0]).toMatch(/^\/sign-in\?next=/);
    expect(hits([...told, await dump()].join())).toEqual([]);
  });

  it("is not in the log when the database fails while it is stored", async () => {
    expectFaults();
    await database().$executeRawUnsafe(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no: %', NEW; END $$`,
    );
    await database().$executeRawUnsafe(
      "CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON console_secret FOR EACH ROW EXECUTE FUNCTION fail()",
    );
    const told = [
      String((await put("st-a", { address: "kvm.example.com", secret: secret(9) })).status),
      await send({ address: "kvm.example.com", secret: "replace", ...signIn(10) }),
    ];
    await database().$executeRawUnsafe("DROP TRIGGER fail ON console_secret");
    expect(told).toEqual(["500", "500"]);
    expect(logged.filter((line) => line.includes("unexpected fault"))).toHaveLength(2);
    expect(hits([...logged, await dump()].join())).toEqual([]);
  });
});
