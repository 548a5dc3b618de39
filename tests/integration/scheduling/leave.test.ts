import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as one from "#app/api/v1/desk/engineers/[id]/leave/[leave]/route.ts";
import * as leave from "#app/api/v1/desk/engineers/[id]/leave/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  for (const person of [customer, desk]) people.set(person.userId, person);
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

type Route = Parameters<typeof ask>[0];

const A = { id: "engineer-a" };
const as = (route: Route, method: string, more: Asking = {}) => ask(route, { by: desk.userId, method, params: A, ...more });

/** The whole of the window that starts at the n-th free noon, and an hour more on either side. */
const around = (n: number) => {
  const noon = noons[n] as Instant;
  return { start: toUtc(plusMinutes(noon, -60)), end: toUtc(plusMinutes(noon, 12 * 60)) };
};

const refusals = async (start: Instant) =>
  granted(await checkSlot(customer, mirror.id, { start, failback: false })).refusals.map(({ code }) => code);

const end = (id: unknown, engineer = A.id) => as(one.DELETE, "DELETE", { params: { id: engineer, leave: String(id) } });

describe("leave", () => {
  test("of one engineer leaves the other; of both it closes the time; its end opens it again", async () => {
    const first = await as(leave.POST, "POST", { body: { ...around(0), note: "Wedding" } });
    expect(first).toMatchObject({ status: 201, body: { ...around(0), note: "Wedding" } });
    expect(await refusals(noons[0] as Instant)).toEqual([]);
    const second = await as(leave.POST, "POST", { params: { id: "engineer-b" }, body: around(0) });
    expect(await refusals(noons[0] as Instant)).toEqual(["capacity"]);
    expect((await as(leave.GET, "GET")).body).toEqual({ items: [first.body], nextCursor: null });
    expect((await end(first.body.id)).status).toBe(204);
    expect(await refusals(noons[0] as Instant)).toEqual([]);
    expect((await end(first.body.id)).status).toBe(404);
    expect((await end(second.body.id)).status).toBe(404);
    expect((await end(second.body.id, "engineer-b")).status).toBe(204);
    const trail = await database().auditEntry.findMany({ where: { subject: "engineer:engineer-a" }, orderBy: { id: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["leave.added", "leave.removed"]);
  });

  test("over a booking of the engineer is refused with the list", async () => {
    const booking = await aRequest(customer, mirror, { start: noons[1] as Instant });
    const held = await database().heldWindow.findFirstOrThrow({ where: { bookingId: booking.id } });
    const refused = await as(leave.POST, "POST", { params: { id: held.engineerId }, body: around(1) });
    expect([refused.status, refused.body.code, faultsIn(refused)]).toEqual([
      409,
      "has-bookings",
      [`/bookings/${booking.id} booked`],
    ]);
    const other = held.engineerId === "engineer-a" ? "engineer-b" : "engineer-a";
    const added = await as(leave.POST, "POST", { params: { id: other }, body: around(1) });
    expect(added.status).toBe(201);
    await end(added.body.id, other);
  });

  test("takes a time that somebody has only picked for a moment", async () => {
    const noon = noons[2] as Instant;
    await database().$executeRaw`
      INSERT INTO held_window (id, engineer_id, during, kind, holder, expires_at) VALUES ('picked', 'engineer-a',
        tstzrange(to_timestamp(${noon / 1000}::float8), to_timestamp(${noon / 1000 + 3600}::float8), '[)'), 'hold', 'somebody', now() + interval '15 minutes')`;
    const added = await as(leave.POST, "POST", { body: around(2) });
    expect(added.status).toBe(201);
    expect(await database().heldWindow.count({ where: { id: "picked" } })).toBe(0);
    await end(added.body.id);
  });

  test("of one key is one leave, and a second over the same time is refused at its start", async () => {
    const headers = { "idempotency-key": "summer" };
    const [first, again] = [
      await as(leave.POST, "POST", { body: around(3), headers }),
      await as(leave.POST, "POST", { body: around(3), headers }),
    ];
    expect(again.body).toEqual(first.body);
    const twice = await as(leave.POST, "POST", { body: around(3) });
    expect([twice.status, faultsIn(twice)]).toEqual([422, ["/start leave-overlaps"]]);
    await end(first.body.id);
  });

  test.each([
    [{ start: "2027-01-02T00:00:00Z", end: "2027-01-01T00:00:00Z" }, ["/end ends-before-start"]],
    [{ start: "2020-01-01T00:00:00Z", end: "2020-01-02T00:00:00Z" }, ["/end ended-already"]],
    [{ start: "soon", end: "later" }, ["/start not-a-moment", "/end not-a-moment"]],
    [{ start: "2027-01-01T00:00:00Z", end: "2027-01-02T00:00:00Z", note: "x".repeat(501) }, ["/note too-big"]],
  ])("refuses %j", async (body, faults) => {
    const told = await as(leave.POST, "POST", { body });
    expect([told.status, faultsIn(told)]).toEqual([422, faults]);
  });

  test("is the desk's, of an engineer who is there: 403 to customers, 404 for a stranger", async () => {
    expect((await as(leave.GET, "GET", { by: customer.userId })).status).toBe(403);
    expect((await as(leave.POST, "POST", { by: customer.userId, body: around(4) })).status).toBe(403);
    expect((await as(leave.GET, "GET", { params: { id: "nobody" } })).status).toBe(404);
    expect((await as(leave.POST, "POST", { params: { id: "nobody" }, body: around(4) })).status).toBe(404);
  });
});
