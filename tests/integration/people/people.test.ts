import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeKind,
  findPerson,
  linkEngineers,
  listPeople,
  rotaPlaces,
  switchOff,
  switchOn,
} from "#lib/accounts/people/service.ts";
import type { Actor, Admin, Customer, Desk } from "#lib/auth/actor.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { changeEngineer } from "#lib/scheduling/desk/service.ts";
import { granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

let admin: Admin;
let desk: Desk;
let customer: Customer;

beforeAll(async () => {
  admin = await withAccount(anAdmin());
  desk = await withAccount(aReviewer());
  customer = await withAccount(await aCustomer());
});

afterAll(closeQueue);

const accountOf = (userId: string) =>
  database().user.findUniqueOrThrow({
    where: { id: userId },
    select: { role: true, banned: true, banReason: true, banExpires: true },
  });

const trail = (userId: string) =>
  database().auditEntry.findMany({
    where: { subject: `user:${userId}` },
    orderBy: { id: "asc" },
    select: { action: true, actorId: true, reason: true, detail: true },
  });

const engineersOf = async (userId: string): Promise<readonly string[]> =>
  (await database().engineer.findMany({ where: { userId }, orderBy: { id: "asc" } })).map(({ id }) => id);

let sessions = 0;

async function signedIn(userId: string): Promise<void> {
  const id = `session-${++sessions}`;
  await database().session.create({ data: { id, token: id, userId, expiresAt: new Date(Date.now() + 3_600_000) } });
}

const sessionsOf = (userId: string): Promise<number> => database().session.count({ where: { userId } });

describe("people are the administrators' alone", () => {
  const acts: readonly (readonly [string, (actor: Actor) => Promise<unknown>])[] = [
    ["list", (actor) => listPeople(actor, { search: "", limit: 5 }).then(refusalOf)],
    ["read", (actor) => findPerson(actor, customer.userId).then(refusalOf)],
    ["read the rota", (actor) => rotaPlaces(actor).then(refusalOf)],
    ["change the kind", (actor) => changeKind(actor, customer.userId, "admin").then(refusalOf)],
    ["link", (actor) => linkEngineers(actor, desk.userId, ["engineer-a"]).then(refusalOf)],
    ["switch off", (actor) => switchOff(actor, customer.userId, "no").then(refusalOf)],
    ["switch on", (actor) => switchOn(actor, customer.userId, "no").then(refusalOf)],
  ];

  test.each(acts)("nobody, a customer and the desk may not %s", async (_, act) => {
    for (const actor of [ANONYMOUS, customer, desk]) expect(await act(actor)).toEqual("forbidden");
    expect(await accountOf(customer.userId)).toMatchObject({ role: "customer", banned: false });
    expect([await engineersOf(desk.userId), await trail(customer.userId)]).toEqual([[], []]);
  });

  test("to an administrator what does not exist is not found", async () => {
    expect(refusalOf(await findPerson(admin, "nobody"))).toEqual("not-found");
    expect(refusalOf(await changeKind(admin, "nobody", "desk"))).toEqual("not-found");
  });

  test("an actor who is no administrator any more by the database is refused, whatever the session said", async () => {
    const former: Admin = { ...anAdmin(), userId: desk.userId };
    expect(refusalOf(await changeKind(former, customer.userId, "desk"))).toEqual("forbidden");
    expect((await accountOf(customer.userId)).role).toBe("customer");
  });
});

describe("the kind", () => {
  test("is changed with its row in the trail, and the account is signed out everywhere", async () => {
    const person = await withAccount(await aCustomer("Robin Marsh"));
    await signedIn(person.userId);
    await signedIn(person.userId);
    await signedIn(customer.userId);
    granted(await changeKind(admin, person.userId, "desk"));
    expect([(await accountOf(person.userId)).role, await sessionsOf(person.userId)]).toEqual(["desk", 0]);
    expect(await sessionsOf(customer.userId)).toBe(1);
    expect(await trail(person.userId)).toEqual([
      {
        action: "user.kind-changed",
        actorId: admin.userId,
        reason: null,
        detail: { before: "customer", after: "desk", unlinked: [] },
      },
    ]);
  });

  test("that it is already is no change: no row, and no sign-out", async () => {
    const person = await withAccount(await aCustomer("Sam Same"));
    await signedIn(person.userId);
    granted(await changeKind(admin, person.userId, "customer"));
    expect([await sessionsOf(person.userId), await trail(person.userId)]).toEqual([1, []]);
  });

  test("of staff is not for an address that was not confirmed", async () => {
    const person = await withAccount(await aCustomer("Una Unsure"));
    await database().user.update({ where: { id: person.userId }, data: { emailVerified: false } });
    expect(refusalOf(await changeKind(admin, person.userId, "desk"))).toEqual("not-confirmed");
    expect(refusalOf(await changeKind(admin, person.userId, "admin"))).toEqual("not-confirmed");
    expect([(await accountOf(person.userId)).role, await trail(person.userId)]).toEqual(["customer", []]);
  });

  test("of a customer takes the places in the rota away, and says so in the trail", async () => {
    const person = await withAccount(aReviewer());
    granted(await linkEngineers(admin, person.userId, ["engineer-a", "engineer-b"]));
    granted(await changeKind(admin, person.userId, "customer"));
    expect(await engineersOf(person.userId)).toEqual([]);
    const rows = await trail(person.userId);
    expect(rows.map(({ action }) => action)).toEqual(["user.engineers-changed", "user.kind-changed"]);
    expect(rows[1]?.detail).toMatchObject({
      before: "desk",
      after: "customer",
      unlinked: [{ id: "engineer-a" }, { id: "engineer-b" }],
    });
    expect(granted(await findPerson(admin, person.userId))).toMatchObject({ kind: "customer", organizations: [], engineers: [] });
  });
});

describe("the last administrator", () => {
  const theLast = "last-administrator";

  test("can neither become something else nor be switched off, and stays signed in", async () => {
    await signedIn(admin.userId);
    for (const kind of ["desk", "customer"] as const)
      expect(refusalOf(await changeKind(admin, admin.userId, kind))).toEqual(theLast);
    expect(refusalOf(await switchOff(admin, admin.userId, "holiday"))).toEqual(theLast);
    expect(await accountOf(admin.userId)).toMatchObject({ role: "admin", banned: false });
    expect([await sessionsOf(admin.userId), await trail(admin.userId)]).toEqual([1, []]);
  });

  test("is still the last beside one who is switched off or never confirmed the address", async () => {
    const [off, unconfirmed] = [await withAccount(anAdmin()), await withAccount(anAdmin())];
    granted(await switchOff(admin, off.userId, "left"));
    await database().user.update({ where: { id: unconfirmed.userId }, data: { emailVerified: false } });
    expect(refusalOf(await changeKind(admin, admin.userId, "desk"))).toEqual(theLast);
    await database().user.deleteMany({ where: { id: { in: [off.userId, unconfirmed.userId] } } });
  });

  test("of two who leave at once one stays, twenty times", async () => {
    for (let round = 0; round < 20; round++) {
      const other = await withAccount(anAdmin());
      const both = [admin, other] as const;
      const results = await Promise.all(both.map((one) => changeKind(one, one.userId, "desk")));
      expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
      expect(results.filter(({ ok }) => !ok).map(refusalOf)).toEqual([theLast]);
      expect(await database().user.count({ where: { role: "admin" } })).toBe(1);
      await database().user.update({ where: { id: admin.userId }, data: { role: "admin" } });
      await database().user.delete({ where: { id: other.userId } });
    }
  });

  test("of two who take the right from each other at once one wins, and the other has no right any more, twenty times", async () => {
    for (let round = 0; round < 20; round++) {
      const other = await withAccount(anAdmin());
      const [first, second] = await Promise.all([
        changeKind(admin, other.userId, "customer"),
        round % 2 === 0 ? changeKind(other, admin.userId, "customer") : switchOff(other, admin.userId, "mine"),
      ]);
      expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
      expect(refusalOf(first.ok ? second : first)).toEqual("forbidden");
      expect(await database().user.count({ where: { role: "admin", NOT: { banned: true } } })).toBe(1);
      const back = { role: "admin", banned: false, banReason: null };
      await database().user.update({ where: { id: admin.userId }, data: back });
      await database().user.delete({ where: { id: other.userId } });
    }
  });

  test("where another is left, an administrator can step down", async () => {
    const other = await withAccount(anAdmin());
    granted(await changeKind(other, other.userId, "desk"));
    expect((await accountOf(other.userId)).role).toBe("desk");
  });
});

describe("an account", () => {
  test("is switched off and on again with reasons, and signed out at once", async () => {
    const person = await withAccount(await aCustomer("Otto Off"));
    await signedIn(person.userId);
    granted(await switchOff(admin, person.userId, "Left the company."));
    granted(await switchOff(admin, person.userId, "Left the company, again."));
    expect(await accountOf(person.userId)).toMatchObject({ banned: true, banReason: "Left the company.", banExpires: null });
    expect(await sessionsOf(person.userId)).toBe(0);
    expect(granted(await findPerson(admin, person.userId)).off).toEqual({ reason: "Left the company." });
    granted(await switchOn(admin, person.userId, "Came back."));
    expect(granted(await findPerson(admin, person.userId)).off).toBeNull();
    expect((await trail(person.userId)).map(({ action, reason }) => [action, reason])).toEqual([
      ["user.switched-off", "Left the company."],
      ["user.switched-on", "Came back."],
    ]);
  });

  test("that was off until a moment that has passed is on", async () => {
    const person = await withAccount(await aCustomer("Past Ban"));
    const data = { banned: true, banReason: "a day", banExpires: new Date(Date.now() - 1_000) };
    await database().user.update({ where: { id: person.userId }, data });
    expect(granted(await findPerson(admin, person.userId)).off).toBeNull();
  });
});

describe("places in the rota", () => {
  test("are given to staff alone, and a free one only", async () => {
    const [first, second] = [await withAccount(aReviewer()), await withAccount(aReviewer())];
    expect(refusalOf(await linkEngineers(admin, customer.userId, ["engineer-a"]))).toEqual("not-of-the-desk");
    granted(await linkEngineers(admin, first.userId, ["engineer-a"]));
    expect(refusalOf(await linkEngineers(admin, second.userId, ["engineer-a", "engineer-b"]))).toEqual("taken");
    expect(refusalOf(await linkEngineers(admin, second.userId, ["nobody"]))).toEqual("taken");
    expect([await engineersOf(first.userId), await engineersOf(second.userId)]).toEqual([["engineer-a"], []]);
    granted(await linkEngineers(admin, second.userId, ["engineer-b"]));
    await signedIn(first.userId);
    granted(await linkEngineers(admin, first.userId, []));
    expect([await engineersOf(first.userId), await sessionsOf(first.userId)]).toEqual([[], 0]);
    granted(await linkEngineers(admin, second.userId, []));
    expect((await trail(first.userId)).map(({ detail }) => detail)).toEqual([
      { before: [], after: [{ id: "engineer-a", name: "Engineer A" }] },
      { before: [{ id: "engineer-a", name: "Engineer A" }], after: [] },
    ]);
  });

  test("are shown with whose they are, and without who left the rota", async () => {
    const person = await withAccount(aReviewer());
    await database().engineer.create({ data: { id: "gone", name: "Engineer Gone", removedAt: new Date(0) } });
    granted(await linkEngineers(admin, person.userId, ["engineer-b"]));
    expect(granted(await rotaPlaces(admin))).toEqual([
      { id: "engineer-a", name: "Engineer A", account: null },
      { id: "engineer-b", name: "Engineer B", account: { id: person.userId, name: person.name } },
    ]);
    granted(await linkEngineers(admin, person.userId, []));
  });

  test("of somebody who becomes a customer at the same moment stay nobody's, twenty times", async () => {
    for (let round = 0; round < 20; round++) {
      const person = await withAccount(aReviewer());
      await Promise.all([
        changeKind(admin, person.userId, "customer"),
        changeEngineer(desk, "engineer-a", { userId: person.userId }),
        linkEngineers(admin, person.userId, ["engineer-b"]),
      ]);
      expect([(await accountOf(person.userId)).role, await engineersOf(person.userId)]).toEqual(["customer", []]);
    }
  });
});

describe("the list", () => {
  const names = async (search: string, cursor?: string) => {
    const { items, nextCursor } = granted(await listPeople(admin, { search, limit: 3, cursor }));
    return { names: items.map(({ name }) => name), nextCursor };
  };

  // Words that no address made of a random id holds.
  const FOUND = ["Alan Quarrel", "bea quarrel 100%", "Cora Quarrel A_B", "Queenie", "Zoë Quarrel"];

  beforeAll(async () => {
    for (const [i, name] of FOUND.entries())
      await database().user.create({ data: { id: `list-${name}`, name, email: `${i}@elsewhere.example` } });
    const data = { email: "supply@quarry.example", twoFactorEnabled: true };
    await database().user.update({ where: { id: "list-Queenie" }, data });
  });

  test("finds by a part of the name or of the address, whatever the case, page by page and by name", async () => {
    const first = await names("QUARR");
    const second = await names("QUARR", first.nextCursor ?? "");
    expect([first.names, second.names, second.nextCursor]).toEqual([FOUND.slice(0, 3), FOUND.slice(3), null]);
    expect((await names("supply@QUARRY")).names).toEqual(["Queenie"]);
    expect((await names("ZOË QUARREL")).names).toEqual(["Zoë Quarrel"]);
    expect((await names("nobody at all")).names).toEqual([]);
  });

  test("takes the characters of patterns for what they are", async () => {
    expect((await names("l 100%")).names).toEqual(["bea quarrel 100%"]);
    expect((await names("l a_b")).names).toEqual(["Cora Quarrel A_B"]);
    for (const search of ["%%", "quarre_", "quarr%", "\\", "'; --"]) expect((await names(search)).names).toEqual([]);
  });

  test("begins at the first where a cursor cannot be read, and is empty behind the last", async () => {
    expect(await names("quarr", "nonsense")).toEqual(await names("quarr"));
    expect(await names("quarr", "999999999999999.people")).toEqual({ names: [], nextCursor: null });
  });

  test("says of everybody what they are", async () => {
    const [queenie] = granted(await listPeople(admin, { search: "queenie", limit: 3 })).items;
    expect(queenie).toEqual({
      id: "list-Queenie",
      name: "Queenie",
      email: "supply@quarry.example",
      kind: "customer",
      organizations: [],
      confirmed: false,
      hasSecondFactor: true,
      off: null,
      engineers: [],
    });
    const [dana] = granted(await listPeople(admin, { search: customer.email, limit: 3 })).items;
    expect(dana).toMatchObject({ kind: "customer", confirmed: true, organizations: [customer.organizationName] });
  });
});
