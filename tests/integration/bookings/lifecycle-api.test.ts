import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as acceptProposal from "#app/api/v1/bookings/[id]/accept-proposal/route.ts";
import * as propose from "#app/api/v1/bookings/[id]/propose/route.ts";
import * as refuseProposal from "#app/api/v1/bookings/[id]/refuse-proposal/route.ts";
import * as requestChanges from "#app/api/v1/bookings/[id]/request-changes/route.ts";
import * as reschedule from "#app/api/v1/bookings/[id]/reschedule/route.ts";
import * as resubmit from "#app/api/v1/bookings/[id]/resubmit/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { bookingHandlers } from "#lib/bookings/handlers.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, inTurn, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends Customer | Desk>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = known(await withAccount(await aCustomer()));
  desk = known(await withAccount(aReviewer()));
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Every test has noons of its own. */
const noon = inTurn(() => noons);

type Route = { POST: Parameters<typeof ask>[0] };

const act = (route: Route, id: string, more: Asking = {}) => ask(route.POST, { method: "POST", params: { id }, ...more });
const byDesk = (route: Route, id: string, body: unknown) => act(route, id, { by: desk.userId, body });
const byCustomer = (route: Route, id: string, body?: unknown) =>
  act(route, id, { by: customer.userId, ...(body === undefined ? {} : { body }) });

const aNewRequest = async () => (await aRequest(customer, mirror, { start: noon() })).id;

describe("POST /bookings/{id}/…", () => {
  test("request-changes names a due date in UTC, and resubmit needs no body", async () => {
    const id = await aNewRequest();
    const asked = await byDesk(requestChanges, id, { message: "Update the firmware" });
    expect(asked).toMatchObject({
      status: 200,
      body: { status: "changes-requested", version: 2, due: expect.stringMatching(/Z$/) },
    });
    expect(await byCustomer(resubmit, id)).toMatchObject({ status: 200, body: { status: "submitted", version: 3 } });
    expect(await byCustomer(resubmit, id)).toMatchObject({ status: 409, body: { code: "illegal-transition" } });
  });

  test("propose answers the times with both clocks, accept-proposal takes one, in any offset", async () => {
    const id = await aNewRequest();
    const starts = [noon(), noon()] as const;
    const proposed = await byDesk(propose, id, { starts: starts.map(toUtc), message: "We are full then" });
    expect(proposed).toMatchObject({ status: 200, body: { status: "proposed" } });
    expect(proposed.body.proposals).toMatchObject(
      starts.map((start) => ({ start: toUtc(start), local: isoLocal(start, mirror.zone) })),
    );
    const accepted = await byCustomer(acceptProposal, id, { start: isoLocal(starts[1], mirror.zone) });
    expect(accepted).toMatchObject({ status: 200, body: { status: "approved", start: toUtc(starts[1]) } });
    expect("proposals" in accepted.body || "due" in accepted.body).toBe(false);
  });

  test("refuse-proposal leads back, with a reason or without", async () => {
    const id = await aNewRequest();
    await byDesk(propose, id, { starts: [toUtc(noon())], message: "Another day?" });
    expect(await byCustomer(refuseProposal, id)).toMatchObject({ status: 200, body: { status: "submitted" } });
    await byDesk(propose, id, { starts: [toUtc(noon())], message: "Another day?" });
    const refused = await byCustomer(refuseProposal, id, { reason: "Closed" });
    expect((refused.body.history as { reason: string }[]).at(-1)?.reason).toBe("Closed");
  });

  test("reschedule keeps id and reference, and answers the rules of a new time", async () => {
    const id = await aNewRequest();
    const start = noon();
    const moved = await byCustomer(reschedule, id, { start: toUtc(start) });
    expect(moved).toMatchObject({ status: 200, body: { id, status: "submitted", start: toUtc(start) } });
    const past = await byCustomer(reschedule, id, { start: "2020-01-07T10:00:00Z" });
    expect([past.status, past.body.code, faultsIn(past)]).toEqual([422, "slot-not-allowed", ["/start notice"]]);
  });

  test("name their faults of shape", async () => {
    const id = await aNewRequest();
    const start = toUtc(noon());
    const faults = async (route: Route, body: unknown, who = byDesk) => {
      const told = await who(route, id, body);
      return [told.status, ...faultsIn(told)];
    };
    expect(await faults(requestChanges, { message: " ", due: "tomorrow" })).toEqual([
      422,
      "/message too-small",
      "/due not-a-moment",
    ]);
    expect(await faults(propose, { starts: [], message: "x" })).toEqual([422, "/starts too-small"]);
    expect(await faults(propose, { starts: [start, start], message: "x" })).toEqual([422, "/starts/1 same-time-twice"]);
    expect(await faults(propose, { starts: [1, 2, 3, 4], message: "x" })).toEqual([422, "/starts too-big"]);
    expect(await faults(reschedule, {}, byCustomer)).toEqual([422, "/start invalid-type"]);
    expect(await faults(acceptProposal, { start }, byCustomer)).toEqual([409]);
    expect(await faults(reschedule, { start, planHash: "" }, byCustomer)).toEqual([422, "/planHash too-small"]);
  });

  test("belong to one side each: 401 to strangers, 403 to the other, 404 for what is not there", async () => {
    const id = await aNewRequest();
    const start = toUtc(noon());
    for (const [route, body] of [
      [requestChanges, { message: "x" }],
      [propose, { starts: [start], message: "x" }],
    ] as const) {
      expect((await act(route, id, { body })).status).toBe(401);
      expect((await byCustomer(route, id, body)).status).toBe(403);
      expect((await byDesk(route, "nothing", body)).status).toBe(404);
    }
    for (const route of [resubmit, refuseProposal, acceptProposal, reschedule]) {
      expect((await act(route, id, { body: { start } })).status).toBe(401);
      expect((await byDesk(route, id, { start })).status).toBe(403);
      expect((await byCustomer(route, "nothing", { start })).status).toBe(404);
    }
  });

  test("take If-Match, and refuse a version that is not the newest", async () => {
    const id = await aNewRequest();
    const stale = await act(reschedule, id, {
      by: customer.userId,
      body: { start: toUtc(noon()) },
      headers: { "if-match": '"9"' },
    });
    expect(stale.status).toBe(412);
  });
});

test("every change is told by mail, and whoever has to act is reminded before the end", async () => {
  const id = await aNewRequest();
  const start = noon();
  await byDesk(requestChanges, id, { message: "Update the firmware" });
  await byCustomer(resubmit, id);
  await byDesk(propose, id, { starts: [toUtc(start)], message: "Another day?" });
  await byCustomer(refuseProposal, id);
  await byCustomer(reschedule, id, { start: toUtc(start) });
  await database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() + interval '1 second' WHERE id = ${id}`;
  await database().$executeRaw`UPDATE booking_change SET at = at - interval '1 hour' WHERE booking_id = ${id}`;
  const [announce, remind, sweep] = bookingHandlers;
  await sweep?.run({} as never);
  const run = async (name: string, handler: typeof announce) => {
    const jobs = await database().$queryRaw<{ data: object }[]>`
      SELECT data FROM pgboss.job WHERE name = ${name} AND data->>'bookingId' = ${id} ORDER BY created_on, data->>'revision'`;
    for (const { data } of [...jobs, ...jobs]) await handler?.run(data as never);
  };
  await run("booking.remind", remind);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await sweep?.run({} as never);
  await run("booking.announce", announce);
  const mails = await database().mail.findMany({ where: { dedupe: { contains: id } } });
  const told = (email: string) =>
    mails
      .filter(({ toAddress }) => toAddress === email)
      .map(({ kind }) => kind)
      .toSorted();
  const both = ["booking.expire", "booking.refuse-proposal", "booking.reschedule", "booking.resubmit", "booking.submit"];
  expect(told(customer.email)).toEqual([...both, "booking.propose", "booking.request-changes"].toSorted());
  expect(told(desk.email)).toEqual([...both, "booking.remind"].toSorted());
  expect(mails.every(({ text }) => !/bookings\.|[{}]|undefined/.test(text))).toBe(true);
});
