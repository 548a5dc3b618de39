import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Admin, Customer, Desk } from "#lib/auth/actor.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { actorOfAccount } from "#lib/auth/session.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { MOVED_TABLES } from "#lib/customers/merge/merge.ts";
import { mergeCustomers, mergePair } from "#lib/customers/merge/service.ts";
import { findCustomer } from "#lib/customers/service.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { createInstallation, findInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { Result } from "#lib/kernel/result.ts";
import { holdCalendar } from "#lib/scheduling/service.ts";
import { aSystem } from "#tests/support/an-installation.ts";
import { aReadyInstallation, aRequest, aWish, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

let admin: Admin;
let desk: Desk;

beforeAll(async () => {
  admin = await withAccount(anAdmin());
  desk = await withAccount(aReviewer());
});

afterAll(closeQueue);

type Two = { readonly stays: Customer; readonly goes: Customer };

const two = async (): Promise<Two> => ({
  stays: await withAccount(await aCustomer("Stays")),
  goes: await withAccount(await aCustomer("Goes")),
});

const idsOf = ({ stays, goes }: Two) => ({ stays: stays.organizationId, goes: goes.organizationId });

const merge = (both: Two) =>
  mergeCustomers(admin, { ...idsOf(both), name: "stays", reason: "The same company, signed up twice." });

/** Tables that say whose their rows are, by the database itself. */
const ownedTables = async (): Promise<readonly string[]> => {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'organization_id' ORDER BY 1`;
  return rows.map(({ name }) => name);
};

describe("every table whose rows belong to an organisation", () => {
  test("is moved by a merge", async () => {
    expect(await ownedTables()).toEqual([...MOVED_TABLES, "member"].toSorted());
  });

  test("leads rows for a merged organisation to the one that stayed", async () => {
    const rows = await database().$queryRaw<{ name: string }[]>`
      SELECT DISTINCT c.relname::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE p.proname = 'follow_merge' AND t.tgenabled = 'O' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1`;
    expect(rows.map(({ name }) => name)).toEqual(await ownedTables());
  });
});

describe("two customers become one", () => {
  let both: Two;
  let reference: string;
  let installationId: string;

  beforeAll(async () => {
    both = await two();
    const { goes, stays } = both;
    const installation = await aReadyInstallation(goes, { name: "Moves along" });
    installationId = installation.id;
    const [start] = await freeNoons(goes, installation);
    if (start === undefined) throw new Error("No free noon");
    reference = (await aRequest(goes, installation, { start })).reference;
    // Somebody belongs to both, as a member of the one and an owner of the other.
    const twice = { userId: stays.userId, organizationId: goes.organizationId, role: "owner" };
    await database().member.create({ data: { ...twice, id: newId(), createdAt: new Date(1) } });
    const session = { id: newId(), token: newId(), userId: stays.userId, activeOrganizationId: goes.organizationId };
    await database().session.create({ data: { ...session, expiresAt: new Date(Date.now() + 60_000) } });
    granted(await merge(both));
  });

  test("what belonged to the one belongs to the other, and people see all of it at their next request", async () => {
    const now = await actorOfAccount(both.goes.userId, "any");
    expect(now).toMatchObject({ kind: "customer", organizationId: both.stays.organizationId });
    expect(granted(await findByReference(now, reference)).organization.id).toBe(both.stays.organizationId);
    expect(granted(await findByReference(both.stays, reference)).booking.reference).toBe(reference);
    expect(granted(await findInstallation(both.stays, installationId)).name).toBe("Moves along");
  });

  test("somebody of both belongs to the one that stays once, as an owner, and no session works for the other", async () => {
    const members = await database().member.findMany({ where: { organizationId: both.stays.organizationId } });
    expect(members.map(({ userId }) => userId).toSorted()).toEqual([both.goes.userId, both.stays.userId].toSorted());
    expect(members.find(({ userId }) => userId === both.stays.userId)?.role).toBe("owner");
    const sessions = await database().session.findMany({ where: { userId: both.stays.userId } });
    expect(sessions.map(({ activeOrganizationId }) => activeOrganizationId)).toEqual([both.stays.organizationId]);
  });

  test("the one that went leads to the one that stayed, which remembers its name", async () => {
    const { stays, goes } = idsOf(both);
    expect(granted(await findCustomer(desk, goes))).toEqual({ into: stays });
    expect(granted(await findCustomer(desk, stays))).toMatchObject({
      customer: { name: both.stays.organizationName, former: [{ id: goes, name: both.goes.organizationName }] },
    });
  });

  test("both trails tell of it, with the reason", async () => {
    const { stays, goes } = idsOf(both);
    const entries = await database().auditEntry.findMany({
      where: { subject: { in: [`organization:${stays}`, `organization:${goes}`] } },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["organization.merged", admin.userId],
      ["organization.took-over", admin.userId],
    ]);
    expect(entries.every(({ reason }) => reason === "The same company, signed up twice.")).toBe(true);
    expect(entries[0]?.detail).toMatchObject({ moved: { booking: 1, installation: 1, member: 2 } });
  });

  test("it happens once: the one that went can neither be merged again nor take another over", async () => {
    const third = await withAccount(await aCustomer("Third"));
    expect(refusalOf(await merge(both))).toBe("not-found");
    expect(refusalOf(await merge({ stays: both.goes, goes: third }))).toBe("not-found");
    expect(refusalOf(await mergePair(admin, idsOf(both)))).toBe("not-found");
  });

  test("when the one that stayed goes as well, both lead to the last", async () => {
    const last = await withAccount(await aCustomer("Last"));
    granted(await merge({ stays: last, goes: both.stays }));
    expect(granted(await findCustomer(desk, both.goes.organizationId))).toEqual({ into: last.organizationId });
    expect(granted(await findInstallation(last, installationId)).organizationId).toBe(last.organizationId);
  });
});

test("the name of the one that goes can be kept", async () => {
  const both = await two();
  granted(await mergeCustomers(admin, { ...idsOf(both), name: "goes", reason: "Renamed." }));
  const found = granted(await findCustomer(desk, both.stays.organizationId));
  expect(found).toMatchObject({ customer: { name: both.goes.organizationName } });
});

test("administrators alone merge, and never a customer with itself", async () => {
  const both = await two();
  for (const actor of [ANONYMOUS, both.stays, both.goes, desk]) {
    expect(refusalOf(await mergeCustomers(actor, { ...idsOf(both), name: "stays", reason: "No." }))).toBe("forbidden");
    expect(refusalOf(await mergePair(actor, idsOf(both)))).toBe("forbidden");
  }
  expect(refusalOf(await merge({ stays: both.stays, goes: both.stays }))).toBe("not-found");
  expect(refusalOf(await mergeCustomers(admin, { stays: "nobody", goes: "either", name: "stays", reason: "No." }))).toBe(
    "not-found",
  );
});

type Start = () => Promise<Result<unknown, Refusal>>;

/** Holds something in a connection of its own until each of these, begun one after the other, waits for it; what they came to. */
async function behind(
  hold: (tx: Tx) => Promise<unknown>,
  starts: readonly Start[],
): Promise<readonly Result<unknown, Refusal>[]> {
  const begun: ReturnType<Start>[] = [];
  await inTransaction(async (tx) => {
    await hold(tx);
    for (const start of starts) {
      begun.push(start());
      await waiting(begun.length);
    }
  });
  return Promise.all(begun);
}

/** Until so many connections of this database wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if ((row?.count ?? 0) >= count) return;
    await pause(10);
  }
}

describe("what is written while two customers become one is not lost", () => {
  test.each(["before", "after"])("a booking that is written %s the merge", async (order) => {
    const both = await two();
    const installation = await aReadyInstallation(both.goes);
    const [start] = await freeNoons(both.goes, installation);
    if (start === undefined) throw new Error("No free noon");
    const wish = await aWish(installation, start);
    const book = () => submitBooking(both.goes, wish, null);
    const answers = await behind(holdCalendar, order === "before" ? [book, () => merge(both)] : [() => merge(both), book]);
    answers.forEach(granted);
    const booked = await database().booking.findMany({ where: { installationId: installation.id } });
    expect(booked.map(({ organizationId }) => organizationId)).toEqual([both.stays.organizationId]);
  });

  test("an installation that is written after it, for whoever it belonged to before", async () => {
    const people = [await withAccount(await aCustomer("One")), await withAccount(await aCustomer("Other"))];
    // The merge takes them by their ids: it has the one that goes when it waits for the one that stays.
    const [goes, stays] = people.toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
    if (!goes || !stays) throw new Error("Two people are two");
    const { name, topology, zone, hosts } = aSystem({ name: "On its way" });
    const hold = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${stays.organizationId} FOR UPDATE`;
    const create = () => createInstallation(goes, { name, topology, zone, hosts }, { key: null });
    (await behind(hold, [() => merge({ stays, goes }), create])).forEach(granted);
    const written = await database().installation.findMany({ where: { name } });
    expect(written.map(({ organizationId }) => organizationId)).toEqual([stays.organizationId]);
  });
});
