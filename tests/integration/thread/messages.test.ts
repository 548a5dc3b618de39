import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as route from "#app/api/v1/bookings/[id]/messages/route.ts";
import * as bookingRoute from "#app/api/v1/bookings/[id]/route.ts";
import { type Actor, type Admin, ANONYMOUS, type Customer, type Desk, type SignedIn } from "#lib/auth/actor.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { threadHandlers } from "#lib/thread/handlers.ts";
import { readThread, unreadFor, writeMessage } from "#lib/thread/service.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, inTurn, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends SignedIn>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

/** Nothing else looks like this. */
const CANARY = "Kanarienvogel";

let customer: Customer;
let colleague: Customer;
let other: Customer;
let desk: Desk;
let second: Desk;
let admin: Admin;
let mirror: Installation;
let id = "";
let noons: readonly Parameters<typeof aRequest>[2]["start"][];

beforeAll(async () => {
  const person = await aCustomer();
  customer = known(await withAccount(person, "de"));
  colleague = known(await withAccount(aColleague(person)));
  other = known(await withAccount(await aCustomer("Olga Other")));
  desk = known(await withAccount(aReviewer()));
  second = known(await withAccount({ ...aReviewer(), name: "Tarik M." }));
  admin = known(await withAccount(anAdmin()));
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

const noon = inTurn(() => noons);

beforeEach(async () => {
  id = (await aRequest(customer, mirror, { start: noon() })).id;
});

afterAll(closeQueue);

const post = (by: SignedIn | null, body: unknown, more: Asking = {}) =>
  ask(route.POST, { ...(by ? { by: by.userId } : {}), method: "POST", params: { id }, body, ...more });
const get = (by: SignedIn | null, query = "") => ask(route.GET, { ...(by ? { by: by.userId } : {}), params: { id }, query });

type Item = { readonly id: string; readonly text: string; readonly internal?: boolean };
const textsIn = ({ body }: Awaited<ReturnType<typeof get>>) => (body.items as Item[]).map(({ text }) => text);

/** What the worker would do with every message of the booking. */
async function tellAll(): Promise<void> {
  const jobs = await database().$queryRaw<{ data: { messageId: string } }[]>`
    SELECT j.data FROM pgboss.job j JOIN booking_message m ON m.id = j.data->>'messageId'
    WHERE j.name = 'thread.tell' AND m.booking_id = ${id} ORDER BY j.created_on`;
  for (const { data } of jobs) await threadHandlers[0]?.run(data as never);
}

const mails = () => database().mail.findMany({ where: { kind: "thread.message", text: { contains: `/${reference()}` } } });
const reference = () => shown.get(id) ?? "";
const shown = new Map<string, string>();
beforeEach(async () => {
  shown.set(id, granted(await findBooking(desk, id)).booking.reference);
});

describe("GET and POST /bookings/{id}/messages", () => {
  test("take a message of either side and give it out newest first, with who wrote it", async () => {
    const first = await post(customer, { text: " Is bk-01 a blocker?\r\nTell me. " });
    expect(first).toMatchObject({ status: 201, body: { by: "Dana Whitfield", text: "Is bk-01 a blocker?\nTell me." } });
    expect(Object.keys(first.body)).toEqual(["id", "at", "by", "text"]);
    const answer = await post(desk, { text: "It is not." });
    expect(answer).toMatchObject({ status: 201, body: { by: "Lejla K.", text: "It is not.", internal: false } });
    const list = await get(customer);
    expect(list.body).toEqual({
      items: [{ id: answer.body.id, at: answer.body.at, by: "Lejla K.", text: "It is not." }, first.body],
      nextCursor: null,
    });
  });

  test("are the booking's readers' alone", async () => {
    for (const person of [customer, colleague, desk, second, admin]) {
      expect((await post(person, { text: `From ${person.name}` })).status).toBe(201);
      expect((await get(person)).status).toBe(200);
    }
    for (const told of [await post(other, { text: "Hello" }), await get(other)])
      expect(told).toMatchObject({ status: 404, body: { code: "not-found" } });
    for (const told of [await post(null, { text: "Hello" }), await get(null)]) expect(told.status).toBe(401);
    expect(await ask(route.GET, { by: desk.userId, params: { id: "no-such-booking" } })).toMatchObject({ status: 404 });
    expect(await database().bookingMessage.count({ where: { bookingId: id, byId: other.userId } })).toBe(0);
  });

  test("name what is wrong with a message", async () => {
    expect(faultsIn(await post(customer, { text: "  " }))).toEqual(["/text too-small"]);
    expect(faultsIn(await post(customer, { text: "a".repeat(4001) }))).toEqual(["/text too-big"]);
    expect(faultsIn(await post(customer, {}))).toEqual(["/text invalid-type"]);
    expect(faultsIn(await post(customer, { text: "a\0b" }))).toEqual(["/text nul-character"]);
    expect(faultsIn(await post(desk, { text: "a", internal: "yes" }))).toEqual(["/internal invalid-type"]);
    expect(await get(customer, "?limit=0")).toMatchObject({ status: 422 });
  });

  test("go page by page, and miss nothing that is written meanwhile", async () => {
    for (const n of [1, 2, 3, 4, 5]) granted(await writeMessage(customer, id, { text: `${n}`, internal: false, key: null }));
    const first = await get(colleague, "?limit=2");
    expect(textsIn(first)).toEqual(["5", "4"]);
    await post(desk, { text: "6" });
    const next = await get(colleague, `?limit=2&cursor=${first.body.nextCursor}`);
    expect(textsIn(next)).toEqual(["3", "2"]);
    const last = await get(colleague, `?limit=2&cursor=${next.body.nextCursor}`);
    expect([textsIn(last), last.body.nextCursor]).toEqual([["1"], null]);
  });

  test("write once for an Idempotency-Key, and for each booking by itself", async () => {
    const once = { headers: { "idempotency-key": "a-message" } };
    const first = await post(customer, { text: "Once" }, once);
    expect(await post(customer, { text: "Once" }, once)).toMatchObject({ status: 201, body: first.body });
    expect(await post(customer, { text: "Twice" }, once)).toMatchObject({
      status: 422,
      body: { code: "idempotency-mismatch" },
    });
    expect(textsIn(await get(customer))).toEqual(["Once"]);
  });

  test("stop a program that answers itself", async () => {
    for (let n = 0; n < 30; n++) granted(await writeMessage(customer, id, { text: `${n}`, internal: false, key: null }));
    const stopped = await post(customer, { text: "One more" });
    expect([stopped.status, stopped.headers.get("retry-after")]).toEqual([429, "900"]);
    expect((await post(colleague, { text: "Somebody else" })).status).toBe(201);
  });
});

test("messages that are written at once come one after the other, each later than the one before", async () => {
  const texts = Array.from({ length: 12 }, (_, n) => `at once ${n}`);
  await Promise.all(texts.map((text) => writeMessage(customer, id, { text, internal: false, key: null }).then(granted)));
  const rows = await database().bookingMessage.findMany({ where: { bookingId: id }, orderBy: { at: "asc" } });
  expect(new Set(rows.map(({ at }) => at.getTime())).size).toBe(texts.length);
  expect(rows.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
});

describe("a note of the desk", () => {
  test("is refused from a customer, who cannot write one into the database either", async () => {
    expect(await post(customer, { text: CANARY, internal: true })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const row = { id: "x", bookingId: id, at: new Date(), byId: customer.userId, byName: "x", text: "x", internal: true };
    await expect(database().bookingMessage.create({ data: { ...row, byStaff: false } })).rejects.toThrow();
  });

  test("is the desk's to read, and tells nobody", async () => {
    expect(await post(desk, { text: CANARY, internal: true })).toMatchObject({ status: 201, body: { internal: true } });
    for (const person of [desk, second, admin])
      expect((await get(person)).body.items).toMatchObject([{ text: CANARY, internal: true }]);
    await tellAll();
    expect(await mails()).toEqual([]);
  });

  test("is nowhere that a customer can look", async () => {
    await post(desk, { text: `${CANARY} one`, internal: true });
    await post(desk, { text: "To you", internal: false });
    await post(second, { text: `${CANARY} two`, internal: true });
    for (const person of [customer, colleague]) {
      expect(await get(person)).toMatchObject({ body: { items: [{ text: "To you" }], nextCursor: null } });
      const page = await get(person, "?limit=1");
      expect(page.body.nextCursor).toBeNull();
      const shownToThem = await readThread(person, granted(await findBooking(person, id)));
      expect(JSON.stringify(shownToThem)).not.toContain(CANARY);
      expect(JSON.stringify(shownToThem)).toContain("To you");
      expect((await unreadFor(person, [id])).get(id) ?? 0).toBeLessThanOrEqual(1);
      expect(JSON.stringify(await ask(bookingRoute.GET, { by: person.userId, params: { id } }))).not.toContain(CANARY);
    }
    await tellAll();
    expect(
      await database().mail.count({ where: { OR: [{ text: { contains: CANARY } }, { subject: { contains: CANARY } }] } }),
    ).toBe(0);
    expect((await mails()).length).toBeGreaterThan(0);
    const kept = await database().$queryRaw<{ n: number }[]>`
      SELECT (SELECT count(*) FROM pgboss.job WHERE data::text LIKE ${`%${CANARY}%`})::int
        + (SELECT count(*) FROM audit_entry WHERE detail::text LIKE ${`%${CANARY}%`})::int AS n`;
    expect(kept).toEqual([{ n: 0 }]);
  });
});

describe("a message is mailed", () => {
  const told = async () => (await mails()).map(({ toAddress }) => toAddress).toSorted();

  test("by a customer to all of the desk, in their language, with the words as they are", async () => {
    await post(customer, { text: "Line one\n<b>Line two</b>" });
    await tellAll();
    await tellAll();
    expect(await told()).toEqual([admin.email, desk.email, second.email].toSorted());
    const [mail] = await mails();
    expect(mail?.subject).toBe(`${reference()}: message from Dana Whitfield, ${customer.organizationName}`);
    expect(mail?.text).toContain("> Line one\n> <b>Line two</b>");
    expect(mail?.text).toContain(`/desk/bookings/${reference()}`);
    expect(mail?.text).not.toMatch(/thread\.mail|undefined/);
  });

  test("by a customer to the engineer alone, once the upgrade is agreed", async () => {
    await database().engineer.updateMany({ data: { userId: second.userId } });
    granted(await approveBooking(desk, id, {}));
    await post(customer, { text: "Which door?" });
    await tellAll();
    expect(await told()).toEqual([second.email]);
    await database().engineer.updateMany({ data: { userId: null } });
  });

  test("by the desk to who sent the request, and to colleagues who wrote", async () => {
    await post(desk, { text: "Good evening" });
    await tellAll();
    expect(await told()).toEqual([customer.email]);
    const [mail] = await mails();
    expect(mail?.subject).toBe(`${reference()}: Nachricht von Lejla K.`);
    expect(mail?.text).not.toContain("/desk/");
    await post(colleague, { text: "I will be there" });
    await post(desk, { text: "Thank you" });
    await tellAll();
    expect(await told()).toEqual(
      [admin.email, desk.email, second.email, customer.email, customer.email, colleague.email].toSorted(),
    );
  });

  test("to nobody who was switched off", async () => {
    await database().user.update({ where: { id: second.userId }, data: { banned: true } });
    await post(customer, { text: "Anybody?" });
    await tellAll();
    expect(await told()).toEqual([admin.email, desk.email].toSorted());
    await database().user.update({ where: { id: second.userId }, data: { banned: false } });
  });
});

describe("what is new", () => {
  const unread = async (person: SignedIn) => (await unreadFor(person, [id])).get(id) ?? 0;
  const open = async (person: SignedIn) => readThread(person, granted(await findBooking(person, id)));

  test("is what the other side wrote since one last looked, for each person by themselves", async () => {
    await post(customer, { text: "1" });
    await post(customer, { text: "2" });
    expect([await unread(customer), await unread(colleague), await unread(desk), await unread(second)]).toEqual([0, 0, 2, 2]);
    await open(desk);
    expect([await unread(desk), await unread(second)]).toEqual([0, 2]);
    await post(desk, { text: "3" });
    await post(desk, { text: "a note", internal: true });
    expect([await unread(customer), await unread(colleague), await unread(desk), await unread(second)]).toEqual([1, 1, 0, 3]);
    await open(customer);
    expect([await unread(customer), await unread(colleague)]).toEqual([0, 1]);
    await post(second, { text: "4" });
    expect([await unread(customer), await unread(desk)]).toEqual([1, 0]);
  });

  test("is not told about bookings of others", async () => {
    await post(desk, { text: "1" });
    expect(await unreadFor(other, [id])).toEqual(new Map());
    expect(await unreadFor(customer, [])).toEqual(new Map());
  });

  test("stays new while only earlier pages are looked at", async () => {
    await post(desk, { text: "1" });
    await readThread(customer, granted(await findBooking(customer, id)), "99999999999999.zzz");
    expect(await unread(customer)).toBe(1);
  });
});

test("a conversation of many messages is shown in pages, newest first", async () => {
  for (let n = 1; n <= 35; n++) {
    const writer = n % 2 ? customer : desk;
    granted(await writeMessage(writer, id, { text: `${n}`, internal: false, key: null }));
  }
  const view = granted(await findBooking(customer, id));
  const textsOf = ({ entries }: Awaited<ReturnType<typeof readThread>>) =>
    entries.map((entry) => (entry.kind === "message" ? entry.message.text : entry.kind));
  const newest = await readThread(customer, view);
  expect(textsOf(newest)).toEqual(Array.from({ length: 30 }, (_, n) => `${n + 6}`));
  const earlier = await readThread(customer, view, newest.earlier ?? "");
  expect([textsOf(earlier), earlier.earlier, earlier.isNewest]).toEqual([["event", "1", "2", "3", "4", "5"], null, false]);
});

test("writing leaves its trail with the booking, without its words", async () => {
  granted(await writeMessage(customer, id, { text: CANARY, internal: false, key: null }));
  granted(await writeMessage(desk, id, { text: CANARY, internal: true, key: null }));
  const trail = await database().auditEntry.findMany({ where: { subject: `booking:${id}` }, orderBy: { id: "asc" } });
  expect(trail.map(({ action }) => action)).toEqual(["booking.submitted", "booking.message-written", "booking.noted"]);
  expect(refusalOf(await writeMessage(ANONYMOUS, id, { text: "x", internal: false, key: null }))).toBe("forbidden");
});
