import { expect, test } from "vitest";
import { awaitsAdministrator, firstRunCode, redeemFirstRunCode } from "#lib/auth/first-run/service.ts";
import { database, inTransaction, newId } from "#lib/db/client.ts";
import { missingParts } from "#lib/db/health/service.ts";
import { markDemo, purposeOf } from "#lib/db/purpose/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";

const NOON = Date.UTC(2026, 10, 2, 12);
const at = (hours: number) => (): Instant => instant(NOON + hours * 3_600_000);
const url = () => process.env.DATABASE_URL ?? "";

async function fresh(now = at(0)): Promise<string> {
  const code = await firstRunCode(now);
  if (!code) throw new Error("There is an administrator already.");
  return code;
}

const redeem = (code: string, hours = 1) => redeemFirstRunCode(code, database(), at(hours));

test("a code works once, however it is typed", async () => {
  const code = await fresh();
  expect(await redeem(code.toLowerCase().replaceAll("-", " "))).toBe(true);
  expect(await redeem(code)).toBe(false);
});

test("a code works for a day, and a newer one voids it", async () => {
  expect(await redeem(await fresh(), 24.1)).toBe(false);
  const first = await fresh();
  const second = await fresh();
  expect(await redeem(first)).toBe(false);
  expect(await redeem(second, 23.9)).toBe(true);
});

test("a wrong code is refused and spends nothing", async () => {
  const code = await fresh();
  for (const wrong of ["", code.slice(1), `${code}A`, "'; DELETE FROM setting; --"]) expect(await redeem(wrong)).toBe(false);
  expect(await redeem(code)).toBe(true);
});

test("the code itself is not in the database", async () => {
  const code = await fresh();
  const kept = JSON.stringify(await database().setting.findMany());
  for (const form of [code, code.replaceAll("-", "")]) expect(kept).not.toContain(form);
});

test("of twenty who enter it at once one becomes administrator", async () => {
  const code = await fresh();
  const tries = await Promise.all(Array.from({ length: 20 }, () => inTransaction((tx) => redeemFirstRunCode(code, tx, at(1)))));
  expect(tries.filter(Boolean)).toHaveLength(1);
});

test("a failure in the transaction gives the code back", async () => {
  const code = await fresh();
  const failing = inTransaction(async (tx) => {
    await redeemFirstRunCode(code, tx, at(1));
    throw new Error("mail away");
  });
  await expect(failing).rejects.toThrow("mail away");
  expect(await redeem(code)).toBe(true);
});

test("with an administrator there is no code, and an old one is void", async () => {
  const code = await fresh();
  expect(await awaitsAdministrator()).toBe(true);
  await database().user.create({ data: { id: newId(), name: "A", email: "a@x.example", role: "admin" } });
  expect(await awaitsAdministrator()).toBe(false);
  expect(await firstRunCode()).toBeNull();
  expect(await redeem(code)).toBe(false);
  expect(await purposeOf(url())).toEqual({ demo: null, users: 1, administrators: 1 });
});

test("a database of the demo says so, and whether its sample data is in", async () => {
  await markDemo(url(), { seeded: false });
  await markDemo(url(), { seeded: true });
  expect((await purposeOf(url())).demo).toEqual({ seeded: true });
});

test("readiness names the migrations that this version needs and the database lacks", async () => {
  expect(await missingParts()).toEqual([]);
  await database().$executeRaw`DELETE FROM _prisma_migrations`;
  expect(await missingParts()).toEqual(["migrations"]);
});
