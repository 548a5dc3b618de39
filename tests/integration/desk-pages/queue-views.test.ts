import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { approveBooking, assignBooking } from "#lib/bookings/decision/service.ts";
import { readTogether } from "#lib/bookings/presence/service.ts";
import { EVERYTHING_WAITING, type QueueFilter } from "#lib/bookings/queue/queue-filter.ts";
import { queuePage, rivalsOf } from "#lib/bookings/queue/service.ts";
import { VIEWS_MAX } from "#lib/bookings/saved-views/saved-view.ts";
import { openQueueWith, removeView, renameView, savedViews, saveView } from "#lib/bookings/saved-views/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addEngineer } from "#lib/scheduling/desk/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let desk: Desk;
let colleague: Desk;
let noons: readonly Instant[];
/** The first two want one time; the third would take it as well; the fourth is of another customer and far away. */
let requests: readonly BookingAnswer[];

const ref = (n: number): string => requests[n]?.reference ?? "";
const id = (n: number): string => requests[n]?.id ?? "";

const found = async (changes: Partial<QueueFilter>, actor = desk): Promise<readonly string[]> => {
  const page = await queuePage(actor, { filter: { ...EVERYTHING_WAITING, ...changes }, limit: 50, from: 0 });
  return granted(page).entries.map(({ reference }) => reference);
};

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  const stranger = await withAccount(await aCustomer("Olga 100% Other"));
  [desk, colleague] = [await withAccount(aReviewer()), await withAccount(aReviewer())];
  const mirror = await aReadyInstallation(customer);
  const lake = await aReadyInstallation(stranger, { name: "Lake_side" });
  noons = await freeNoons(customer, mirror);
  const noon = (n: number): Instant => noons[n] ?? plusMinutes(noons[0] ?? (0 as Instant), n * 1440);
  granted(await addEngineer(desk, { name: "Zora", userId: colleague.userId, hours: [] }, null));
  requests = [
    await aRequest(customer, mirror, { start: noon(0) }),
    await aRequest(customer, mirror, { start: plusMinutes(noon(0), 30) }),
    await aRequest(customer, mirror, { start: noon(2), alternates: [noon(0)] }),
    await aRequest(stranger, lake, { start: noon(6) }),
  ];
});

afterAll(closeQueue);

describe("the queue is narrowed", () => {
  test("by words of the reference, the customer and the installation, in which no sign is special", async () => {
    expect(await found({ search: ref(1).toLowerCase() })).toEqual([ref(1)]);
    expect(await found({ search: "lake_ SIDE" })).toEqual([ref(3)]);
    expect(await found({ search: "100%" })).toEqual([ref(3)]);
    expect(await found({ search: "1%0" })).toEqual([]);
    expect(await found({ search: "\\" })).toEqual([]);
    expect(await found({ search: "'; drop table booking; --" })).toEqual([]);
  });

  test("by days on the desk's clock, both of them included", async () => {
    const { date } = localTime(
      requests[2] ? (Date.parse(requests[2].start) as Instant) : (0 as Instant),
      "Europe/Sarajevo" as never,
    );
    expect(await found({ from: date, to: date })).toEqual([ref(2)]);
    expect(await found({ to: "2001-01-01" })).toEqual([]);
  });

  test("to whoever asks, to one engineer, or to engineers without an account", async () => {
    const mine = await found({ engineer: "mine" }, colleague);
    const unlinked = await found({ engineer: "unlinked" });
    expect([...mine, ...unlinked].toSorted()).toEqual(requests.map(({ reference }) => reference).toSorted());
    expect(await found({ engineer: "mine" })).toEqual([]);
    const zora = await database().engineer.findFirstOrThrow({ where: { userId: colleague.userId } });
    granted(await assignBooking(desk, id(3), { engineerId: zora.id }));
    expect(await found({ engineer: { id: zora.id } })).toContain(ref(3));
    expect(await found({ engineer: "mine" }, colleague)).toContain(ref(3));
  });

  test("and its counts are the lengths of its lists under the same filter", async () => {
    granted(await approveBooking(desk, id(3), {}));
    for (const search of ["", "lake"]) {
      const filter = { ...EVERYTHING_WAITING, search };
      const { counts } = granted(await queuePage(desk, { filter, limit: 1, from: 0 }));
      for (const view of ["waiting", "customer", "confirmed", "open"] as const)
        expect(counts[view], `${view} ${search}`).toBe((await found({ search, view })).length);
    }
  });

  test("and sorted by each column, either way", async () => {
    for (const sort of ["slot", "since", "due", "customer", "engineer"] as const) {
      const rows = await found({ sort, view: "open" });
      const back = await found({ sort, view: "open", backwards: true });
      expect([back.length, rows.length], sort).toEqual([4, 4]);
    }
    expect(await found({ sort: "slot", view: "open", backwards: true })).toEqual([ref(3), ref(2), ref(1), ref(0)]);
    expect((await found({ sort: "customer", view: "open", backwards: true }))[0]).toBe(ref(3));
  });

  test("for nobody but the desk", async () => {
    expect(refusalOf(await queuePage(customer, { filter: EVERYTHING_WAITING, limit: 5, from: 0 }))).toBe("forbidden");
    expect([await rivalsOf(customer, id(0)), await readTogether(customer, id(0)), await savedViews(customer)]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

test("bookings that want one time know of each other, alternates too, and which was first", async () => {
  expect(await rivalsOf(desk, id(0))).toEqual([
    { reference: ref(1), status: "submitted", earlier: false },
    { reference: ref(2), status: "submitted", earlier: false },
  ]);
  expect((await rivalsOf(desk, id(2))).map(({ reference, earlier }) => [reference, earlier])).toEqual([
    [ref(0), true],
    [ref(1), true],
  ]);
  expect(await rivalsOf(desk, id(3))).toEqual([]);
});

test("two who look at one booking are told of each other, for some minutes", async () => {
  expect(await readTogether(desk, id(0))).toEqual([]);
  expect(await readTogether(colleague, id(0))).toEqual([desk.name]);
  expect(await readTogether(desk, id(0))).toEqual([colleague.name]);
  await database().$executeRaw`UPDATE booking_reader SET at = at - interval '6 minutes'`;
  expect(await readTogether(desk, id(0))).toEqual([]);
});

describe("a view of the queue", () => {
  const names = async (actor: Desk) => (await savedViews(actor)).map(({ name }) => name);

  test("is kept under its name, which takes a new filter, however it is spelt", async () => {
    granted(await saveView(desk, { name: "Mine", query: "view=open&engineer=mine" }));
    granted(await saveView(desk, { name: "MINE", query: "view=waiting" }));
    expect(await savedViews(desk)).toMatchObject([{ name: "MINE", query: "view=waiting", opensFirst: false }]);
    expect(await names(colleague)).toEqual([]);
  });

  test("is renamed, opens first and goes, by its owner alone", async () => {
    granted(await saveView(desk, { name: "Exceptions", query: "view=open&exceptions=yes" }));
    const [exceptions, mine] = await savedViews(desk);
    expect(refusalOf(await renameView(desk, exceptions?.id ?? "", "mine"))).toBe("name-taken");
    granted(await renameView(desk, exceptions?.id ?? "", "exceptions"));
    for (const act of [
      renameView(colleague, mine?.id ?? "", "x"),
      removeView(colleague, mine?.id ?? ""),
      openQueueWith(colleague, mine?.id ?? ""),
    ])
      expect(refusalOf(await act)).toBe("not-found");
    expect(refusalOf(await saveView(customer as never, { name: "x", query: "" }))).toBe("forbidden");
    granted(await openQueueWith(desk, mine?.id ?? ""));
    granted(await openQueueWith(desk, exceptions?.id ?? ""));
    expect((await savedViews(desk)).filter(({ opensFirst }) => opensFirst).map(({ name }) => name)).toEqual(["exceptions"]);
    granted(await openQueueWith(desk, null));
    expect((await savedViews(desk)).some(({ opensFirst }) => opensFirst)).toBe(false);
    granted(await removeView(desk, exceptions?.id ?? ""));
    expect(await names(desk)).toEqual(["MINE"]);
  });

  test("is one of twenty at most", async () => {
    for (let n = 1; n < VIEWS_MAX; n++) granted(await saveView(desk, { name: `View ${n}`, query: "view=open" }));
    expect(refusalOf(await saveView(desk, { name: "One more", query: "view=open" }))).toBe("too-many-views");
    granted(await saveView(desk, { name: "View 1", query: "view=confirmed" }));
  });
});
