import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as approve from "#app/api/v1/bookings/[id]/approve/route.ts";
import * as cancel from "#app/api/v1/bookings/[id]/cancel/route.ts";
import * as decline from "#app/api/v1/bookings/[id]/decline/route.ts";
import * as release from "#app/api/v1/bookings/[id]/release/route.ts";
import * as reschedule from "#app/api/v1/bookings/[id]/reschedule/route.ts";
import * as booking from "#app/api/v1/bookings/[id]/route.ts";
import * as bookings from "#app/api/v1/bookings/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { tellAbout } from "#lib/bookings/telling/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aWish, freeNoons, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends Customer | Desk>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

let customer: Customer;
let colleague: Customer;
let stranger: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly string[];

beforeAll(async () => {
  customer = known(await withAccount(await aCustomer()));
  colleague = known(await withAccount(aColleague(customer)));
  stranger = known(await withAccount(await aCustomer("Olga Other")));
  desk = known(await withAccount(aReviewer()));
  mirror = await aReadyInstallation(customer);
  noons = (await freeNoons(customer, mirror)).map(toUtc);
});

afterAll(closeQueue);

beforeEach(() => database().$executeRaw`TRUNCATE booking, booking_change, held_window, series CASCADE`);

type Route = { POST: Parameters<typeof ask>[0] };

const post = (route: Route, id: string, more: Asking = {}) => ask(route.POST, { method: "POST", params: { id }, ...more });

async function bodyFor(series: readonly string[], more: object = {}) {
  const { start: _, alternates: __, ...wish } = await aWish(mirror, 0 as Instant);
  return { ...wish, series, ...more };
}

const submit = async (series: readonly string[], more: object = {}, asking: Asking = {}) =>
  ask(bookings.POST, { method: "POST", by: customer.userId, body: await bodyFor(series, more), ...asking });

type Answer = {
  readonly id: string;
  readonly series: { readonly evening: number; readonly evenings: readonly { readonly id: string }[] };
};

async function made(): Promise<readonly string[]> {
  const told = await submit(noons.slice(0, 3));
  return (told.body as unknown as Answer).series.evenings.map(({ id }) => id);
}

const read = async (id: string, by = customer.userId) => ask(booking.GET, { method: "GET", params: { id }, by });

describe("POST /bookings with a series", () => {
  test("answers the first booking and names all of them", async () => {
    const told = await submit(noons.slice(0, 3));
    expect(told.status).toBe(201);
    expect(told.body).toMatchObject({
      status: "submitted",
      start: noons[0],
      series: { evening: 1, evenings: noons.slice(0, 3).map((start, n) => ({ evening: n + 1, start, status: "submitted" })) },
    });
    const { evenings } = (told.body as unknown as Answer).series;
    expect(evenings[0]?.id).toBe(told.body.id);
    const second = await read(evenings[1]?.id ?? "");
    expect(second.body).toMatchObject({ series: { ...(told.body.series as object), evening: 2 } });
    expect((second.body as unknown as { plan: { steps: { id: string }[] } }).plan.steps.map(({ id }) => id)[0]).toMatch(/^h2-/);
    const list = await ask(bookings.GET, { method: "GET", by: colleague.userId });
    expect((list.body as unknown as { items: Answer[] }).items.map(({ series }) => series.evening).toSorted()).toEqual([1, 2, 3]);
  });

  test("is one for one key, and another body under it is refused", async () => {
    const headers = { "idempotency-key": "series-1" };
    const [one, two] = [await submit(noons.slice(0, 3), {}, { headers }), await submit(noons.slice(0, 3), {}, { headers })];
    expect([one.status, two.body]).toEqual([201, one.body]);
    const other = await submit(noons.slice(1, 4), {}, { headers });
    expect([other.status, other.body.code]).toEqual([422, "idempotency-mismatch"]);
    expect(await database().series.count()).toBe(1);
  });

  test.each([
    ["start and series that name different first evenings", { start: "2026-12-30T12:00:00Z" }, ["/start series-contradicts"]],
    ["alternates", { alternates: ["2026-12-30T12:00:00Z"] }, ["/alternates alternates-in-series"]],
    ["one start alone", { series: ["2026-12-30T12:00:00Z"] }, ["/series too-small"]],
    ["what is no moment", { series: ["2026-12-30T12:00:00Z", "tomorrow"] }, ["/series/1 not-a-moment"]],
    ["neither start nor series", { series: undefined }, ["/start invalid-type"]],
  ])("refuses %s", async (_, more, faults) => {
    const told = await submit(noons.slice(0, 3), more);
    expect([told.status, told.body.code, faultsIn(told)]).toEqual([422, "invalid-input", faults]);
  });

  test("names the evening at its place", async () => {
    const [one = "", two = "", three = ""] = noons;
    const late = await submit([two, one, three]);
    expect([late.status, late.body.code, faultsIn(late)]).toEqual([422, "slot-not-allowed", ["/series/1 series-order"]]);
    const many = await submit([one, two]);
    expect([many.status, faultsIn(many)]).toEqual([422, ["/series series-count"]]);
    expect((many.body as { errors?: { message: string }[] }).errors?.[0]?.message).toContain("3 evenings");
  });

  test("is the customer's own: 401 to nobody, 404 to others, 403 with an override", async () => {
    const told = async (by: string, more: object = {}) => (await submit(noons.slice(0, 3), more, { by })).status;
    expect([await told("nobody"), await told(stranger.userId)]).toEqual([401, 404]);
    expect(await told(customer.userId, { override: { reason: "x" } })).toBe(403);
    expect(await database().series.count()).toBe(0);
  });
});

describe("the acts of a series", () => {
  test("approve, decline and cancel take which evenings are meant", async () => {
    const [one = "", two = "", three = ""] = await made();
    expect((await post(approve, two, { by: desk.userId, body: { evenings: "all" } })).body).toMatchObject({ status: "approved" });
    const cancelled = await post(cancel, two, { by: customer.userId, body: { evenings: "later" } });
    expect(cancelled.body).toMatchObject({
      status: "cancelled",
      series: { evenings: [{ status: "approved" }, { status: "cancelled" }, { status: "cancelled" }] },
    });
    expect((await post(cancel, three, { by: customer.userId })).status).toBe(409);
    expect(faultsIn(await post(cancel, one, { by: customer.userId, body: { evenings: "some" } }))).toEqual([
      "/evenings invalid-value",
    ]);
  });

  test("an evening on hold is 409 until the desk releases it", async () => {
    const [one = "", two = ""] = await made();
    await post(decline, one, { by: desk.userId, body: { reason: "Not that week" } });
    const held = await post(approve, two, { by: desk.userId });
    expect([held.status, held.body.code, held.body.detail]).toEqual([409, "on-hold", expect.stringContaining("Evening 1")]);
    expect((await read(two)).body).toMatchObject({ series: { hold: { why: "declined", evening: 1 } } });
    const body = { reason: "We finish it by hand" };
    const asked = async (by: string, id = two) => (await post(release, id, { by, body })).status;
    expect([await asked("nobody"), await asked(customer.userId), await asked(desk.userId, "nowhere")]).toEqual([401, 403, 404]);
    expect(faultsIn(await post(release, two, { by: desk.userId, body: {} }))).toEqual(["/reason invalid-type"]);
    expect(await asked(desk.userId)).toBe(200);
    expect(await asked(desk.userId)).toBe(409);
    expect((await post(approve, two, { by: desk.userId })).status).toBe(200);
  });

  test("reschedule takes a start for each evening that is still ahead", async () => {
    const [one = "", two = ""] = await made();
    const series = noons.slice(3, 6);
    expect((await post(reschedule, one, { by: stranger.userId, body: { series } })).status).toBe(404);
    expect((await post(reschedule, one, { by: desk.userId, body: { series } })).status).toBe(403);
    const moved = await post(reschedule, one, { by: colleague.userId, body: { series } });
    expect(moved.body).toMatchObject({ start: noons[3], series: { evenings: series.map((start) => ({ start })) } });
    const wrong = await post(reschedule, two, { by: customer.userId, body: { series } });
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ["/series series-count"]]);
    expect(faultsIn(await post(reschedule, two, { by: customer.userId, body: {} }))).toEqual(["/start invalid-type"]);
  });
});

test("both sides are told by mail that an evening is on hold, and the customer that it goes on", async () => {
  const [one = "", two = "", three = ""] = await made();
  await post(cancel, one, { by: customer.userId, body: { reason: "The power is off" } });
  await post(release, two, { by: desk.userId, body: { reason: "Done by hand" } });
  for (const id of [two, three]) {
    const changes = await database().bookingChange.findMany({ where: { bookingId: id }, orderBy: { id: "asc" } });
    for (const [n, change] of changes.entries()) await tellAbout({ bookingId: id, revision: n + 1, change: String(change.id) });
  }
  const mails = await database().mail.findMany({
    where: { kind: { in: ["booking.hold", "booking.release"] } },
    orderBy: { id: "asc" },
  });
  const told = mails.map(({ kind, toAddress }) => `${kind} ${toAddress === desk.email ? "desk" : "customer"}`);
  expect([...new Set(told)].toSorted()).toEqual(["booking.hold customer", "booking.hold desk", "booking.release customer"]);
  expect(mails.find(({ kind }) => kind === "booking.hold")?.text).toContain("Evening 1 of this upgrade did not come about");
});
