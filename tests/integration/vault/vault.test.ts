import { beforeEach, describe, expect, it } from "vitest";
import { database, inTransaction, newId } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { ConsoleSecret } from "#lib/vault/console-secret.ts";
import {
  eraseSecrets,
  hostsWithSecret,
  openSecret,
  openTyped,
  purgeSecrets,
  type SecretOwner,
  sealSecret,
  sealTyped,
} from "#lib/vault/service.ts";
import { aCustomer } from "#tests/support/database/people.ts";

const SECRET: ConsoleSecret = { user: "root", password: "calvin ", notes: null };

let id = "";

const owner = (host = "st-a"): SecretOwner => ({ installationId: id, host });

const store = (host: string, secret = SECRET): Promise<void> =>
  inTransaction((tx) => sealSecret(tx, owner(host), { secret, by: "user", at: instant(0) }));

const open = (host = "st-a") => openSecret(database(), owner(host));

beforeEach(async () => {
  const { organizationId } = await aCustomer();
  id = newId();
  await database().installation.create({
    data: { id, organizationId, name: "Mirror", topology: "mirror", zone: "UTC", createdBy: "user" },
  });
});

describe("a console secret", () => {
  it("comes back as it was given", async () => {
    await store("st-a");
    expect(await open()).toEqual({ ok: true, value: SECRET });
  });

  it("is stored as one token, wrapped by a data key that is itself a token of the vault's key", async () => {
    await store("st-a");
    const row = await database().consoleSecret.findFirstOrThrow({ where: { installationId: id }, include: { dataKey: true } });
    expect(row.sealed).toMatch(new RegExp(`^v1\\.${row.dataKeyId}\\.[\\w-]+$`));
    expect(row.dataKey.wrapped).toMatch(/^v1\.[0-9a-f]{12}\.[\w-]+$/);
    expect(JSON.stringify(row)).not.toContain("calvin");
  });

  it("replaces the one before it, under the same data key", async () => {
    await store("st-a");
    await store("st-a", { user: "admin", password: null, notes: "second" });
    expect(await open()).toEqual({ ok: true, value: { user: "admin", password: null, notes: "second" } });
    expect(await database().dataKey.count({ where: { installationId: id } })).toBe(1);
  });

  it("does not open in another host's row", async () => {
    await store("st-a");
    await store("st-b", { ...SECRET, password: "other" });
    const of = (host: string) => ({ installationId_host: { installationId: id, host } });
    const { sealed } = await database().consoleSecret.findUniqueOrThrow({ where: of("st-a") });
    await database().consoleSecret.update({ where: of("st-b"), data: { sealed } });
    expect(await open("st-b")).toEqual({ ok: false, error: "not-authentic" });
  });

  it("is gone once it is erased, and the others stay", async () => {
    await store("st-a");
    await store("st-b");
    expect(await eraseSecrets(database(), id, ["st-a", "unknown"])).toBe(1);
    expect(await open("st-a")).toEqual({ ok: true, value: null });
    expect([...(await hostsWithSecret(database(), id))]).toEqual(["st-b"]);
  });
});

describe("a purge", () => {
  it("leaves nothing that opens, not even from a copy of the rows made before", async () => {
    await store("st-a");
    const copy = await database().consoleSecret.findFirstOrThrow({ where: { installationId: id } });
    expect(await inTransaction((tx) => purgeSecrets(tx, id))).toBe(1);
    expect(await database().dataKey.count({ where: { installationId: id } })).toBe(0);
    await store("st-b");
    const key = await database().dataKey.findFirstOrThrow({ where: { installationId: id } });
    await database().consoleSecret.create({ data: { ...copy, dataKeyId: key.id } });
    expect(await open("st-a")).toEqual({ ok: false, error: "unknown-key" });
  });

  it("opens a new round: the next secret has a key of its own", async () => {
    await store("st-a");
    const before = await database().dataKey.findFirstOrThrow({ where: { installationId: id } });
    await inTransaction((tx) => purgeSecrets(tx, id));
    await store("st-a");
    const after = await database().dataKey.findFirstOrThrow({ where: { installationId: id } });
    expect(after.id).not.toBe(before.id);
    expect(await open()).toEqual({ ok: true, value: SECRET });
  });
});

describe("a data key that today's vault keys do not open", () => {
  it("makes its secrets unreadable, and the next secret opens a round of its own", async () => {
    await store("st-a");
    await database().dataKey.updateMany({
      where: { installationId: id },
      data: { wrapped: "v1.000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
    });
    expect(await open("st-a")).toEqual({ ok: false, error: "unknown-key" });
    await store("st-b");
    expect(await open("st-b")).toEqual({ ok: true, value: SECRET });
    const rounds = await database().dataKey.findMany({ where: { installationId: id }, orderBy: { round: "asc" } });
    expect(rounds.map(({ round }) => round)).toEqual([1, 2]);
  });
});

describe("what was typed into a form that was not accepted", () => {
  it("opens for that form alone", () => {
    const token = sealTyped("kvm/user-1/installation-1/st-a", { password: "calvin" });
    expect(token).not.toContain("calvin");
    expect(openTyped("kvm/user-1/installation-1/st-a", token)).toEqual({ password: "calvin" });
    const others = ["kvm/user-2/installation-1/st-a", "kvm/user-1/installation-1/st-b", ""].map((form) => openTyped(form, token));
    expect([...others, openTyped("x", null), openTyped("x", "nonsense")]).toEqual([{}, {}, {}, {}, {}]);
  });
});
