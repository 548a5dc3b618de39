import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as accept from "#app/api/v1/bookings/[id]/accept/route.ts";
import * as approve from "#app/api/v1/bookings/[id]/approve/route.ts";
import * as assign from "#app/api/v1/bookings/[id]/assign/route.ts";
import * as cancel from "#app/api/v1/bookings/[id]/cancel/route.ts";
import * as decline from "#app/api/v1/bookings/[id]/decline/route.ts";
import * as one from "#app/api/v1/bookings/[id]/route.ts";
import * as all from "#app/api/v1/bookings/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aWish, freeNoons, inTurn, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends Actor & { userId: string }>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

let customer: Customer;
let stranger: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = known(await withAccount(await aCustomer()));
  stranger = known(await withAccount(await aCustomer("Olga Other")));
  desk = known(await withAccount(aReviewer()));
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Every test has noons of its own. */
const noon = inTurn(() => noons);

async function bodyFor(start: Instant, more: Record<string, unknown> = {}) {
  const { planHash, installationId } = await aWish(mirror, start);
  return { installationId, planHash, start: toUtc(start), stopVpsFirst: true, ...more };
}

const post = (body: unknown, more: Asking = {}) => ask(all.POST, { by: customer.userId, method: "POST", body, ...more });
const posted = async (start = noon()) => (await post(await bodyFor(start))).body as { id: string; reference: string };
const act = (route: { POST: Parameters<typeof ask>[0] }, id: string, more: Asking = {}) =>
  ask(route.POST, { by: desk.userId, method: "POST", params: { id }, ...more });

describe("POST /bookings", () => {
  test("takes a start with any offset and answers 201 with the booking in UTC", async () => {
    const start = noon();
    const told = await post(await bodyFor(start, { start: isoLocal(start, mirror.zone) }));
    expect(told.status).toBe(201);
    expect(told.body).toMatchObject({
      status: "submitted",
      start: toUtc(start),
      local: isoLocal(start, mirror.zone),
      zone: "America/Toronto",
      alternates: [],
      exceptions: [],
      version: 1,
      contact: null,
      note: null,
    });
    expect(Object.keys(told.body).slice(0, 14)).toEqual([
      "id",
      "reference",
      "status",
      "installationId",
      "start",
      "end",
      "local",
      "zone",
      "alternates",
      "exceptions",
      "plan",
      "engineer",
      "history",
      "version",
    ]);
    const plan = told.body.plan as { notes: { code: string; message: string }[] };
    expect(plan.notes.every(({ message }) => message.length > 20 && !message.startsWith("plan."))).toBe(true);
  });

  test("names every fault of shape at once, before anything else", async () => {
    const told = await post({
      installationId: "nothing",
      start: "2026-12-01 18:00",
      alternates: ["2026-12-02T18:00:00Z", 5],
      contact: { name: "", phone: "0416 555 0142" },
      note: "x".repeat(2001),
    });
    expect(told.status).toBe(422);
    expect(told.body.code).toBe("invalid-input");
    expect(faultsIn(told)).toEqual([
      "/start not-a-moment",
      "/alternates/1 invalid-type",
      "/contact/name too-small",
      "/contact/phone phone-without-country-code",
      "/note too-big",
      "/stopVpsFirst missing",
      "/planHash missing",
    ]);
    const bare = await post({ installationId: mirror.id, start: "2026-12-01T18:00:00Z", alternates: ["2026-12-01T18:00:00Z"] });
    expect(faultsIn(bare)).toEqual(["/stopVpsFirst missing", "/planHash missing", "/alternates/0 same-time-twice"]);
    const three = [1, 2, 3].map((n) => `2026-12-0${n}T18:00:00Z`);
    expect(faultsIn(await post(await bodyFor(noon(), { alternates: three })))).toEqual(["/alternates too-big"]);
  });

  test("keeps the way through it, which follows from stopVpsFirst where it is not named, and has to agree with it", async () => {
    const waysOf = async (more: Record<string, unknown>) => {
      const told = await post(await bodyFor(noon(), more));
      if (told.status !== 201) return faultsIn(told);
      const kept = await ask(one.GET, { by: desk.userId, params: { id: told.body.id as string } });
      return [told.body.way, kept.body.way, kept.body.stopVpsFirst];
    };
    expect(await waysOf({ stopVpsFirst: true })).toEqual(["stop-all", "stop-all", true]);
    expect(await waysOf({ stopVpsFirst: false })).toEqual(["ride-through", "ride-through", false]);
    expect(await waysOf({ stopVpsFirst: false, way: "move-off" })).toEqual(["move-off", "move-off", false]);
    expect(await waysOf({ stopVpsFirst: true, way: "move-off" })).toEqual(["/way way-contradicts"]);
    expect(await waysOf({ stopVpsFirst: false, way: "stop-all" })).toEqual(["/way way-contradicts"]);
    expect(await waysOf({ way: "sideways" })).toEqual(["/way invalid-value"]);
  });

  test("takes a body that is null for a fault of shape", async () => {
    const answer = await post("null");
    expect([answer.status, faultsIn(answer)]).toEqual([422, [" invalid-type"]]);
  });

  test("answers by the state of things: 404, 422, 409", async () => {
    const start = noon();
    expect((await post(await bodyFor(start), { by: stranger.userId })).status).toBe(404);
    expect(await post(await bodyFor(start, { planHash: "sha256:other" }))).toMatchObject({
      status: 422,
      body: { code: "plan-changed" },
    });
    const odd = await post(await bodyFor(plusMinutes(start, 7)));
    expect(odd).toMatchObject({ status: 422, body: { code: "slot-not-allowed" } });
    expect((odd.body.errors as { message: string }[])[0]?.message).toBe(
      "Upgrades start every 30 min, counted from midnight. Choose 12:00 or 12:30.",
    );
    await posted(start);
    await posted(start);
    const taken = await post(await bodyFor(start));
    expect(taken).toMatchObject({ status: 409, body: { code: "slot-taken" } });
    expect(taken.headers.get("content-type")).toBe("application/problem+json");
  });

  test("is for those signed in; an override is the desk's", async () => {
    const body = await bodyFor(noon(), { override: { reason: "By telephone" } });
    expect((await post(body, { by: "nobody" })).status).toBe(401);
    expect((await post(body)).status).toBe(403);
    const { installationId, start } = body;
    const booked = await post({ installationId, start, override: { reason: "By telephone" } }, { by: desk.userId });
    expect(booked).toMatchObject({ status: 201, body: { status: "approved" } });
  });

  test("the same key and body again is the same answer; another body is a mismatch; a key of another spelling is refused", async () => {
    const body = await bodyFor(noon());
    const headers = { "idempotency-key": "the-first" };
    const first = await post(body, { headers });
    expect(await post(body, { headers })).toMatchObject({ status: 201, body: first.body });
    expect(await post({ ...body, note: "Other" }, { headers })).toMatchObject({
      status: 422,
      body: { code: "idempotency-mismatch" },
    });
    expect(faultsIn(await post(body, { headers: { "idempotency-key": "with a space" } }))).toEqual([
      "Idempotency-Key once-key-spelling",
    ]);
  });
});

describe("GET /bookings", () => {
  test("lists the organisation's own, newest first, page by page, and all of them to the desk", async () => {
    const first = await posted();
    const second = await posted();
    const page = await ask(all.GET, { by: customer.userId, query: "?limit=1" });
    expect((page.body.items as { id: string }[]).map(({ id }) => id)).toEqual([second.id]);
    const next = await ask(all.GET, { by: customer.userId, query: `?limit=1&cursor=${page.body.nextCursor}` });
    expect((next.body.items as { id: string }[]).map(({ id }) => id)).toEqual([first.id]);
    expect((await ask(all.GET, { by: stranger.userId })).body).toEqual({ items: [], nextCursor: null });
    const everything = await ask(all.GET, { by: desk.userId, query: "?limit=100" });
    expect((everything.body.items as { id: string }[]).slice(0, 2).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  test("narrows to one state, and refuses a state, a limit or a cursor that is none", async () => {
    const { id } = await posted();
    await act(approve, id);
    const approved = await ask(all.GET, { by: customer.userId, query: "?status=approved&limit=1" });
    expect(approved.body.items).toMatchObject([{ id, status: "approved" }]);
    const wrong = await ask(all.GET, { by: customer.userId, query: "?status=sold&limit=0&cursor=next" });
    expect(wrong.status).toBe(422);
    expect(faultsIn(wrong)).toEqual(["?limit invalid-format", "?cursor invalid-format", "?status invalid-value"]);
  });

  test("is searched, narrowed and sorted, all at once and page by page", async () => {
    const [early, late] = [noon(), noon()];
    const { id: second, reference } = await posted(late);
    const { id: first } = await posted(early);
    const found = async (query: string, by = desk.userId) => {
      const { body } = await ask(all.GET, { by, query: `?limit=100&${query}` });
      return (body.items as { id: string }[]).map(({ id }) => id);
    };
    expect(await found(`q=${reference}`)).toEqual([second]);
    expect(await found(`q=${reference}%20${encodeURIComponent(mirror.name)}`)).toEqual([second]);
    expect(await found("q=%25")).toEqual([]);
    const span = `from=${toUtc(early)}&to=${toUtc(plusMinutes(late, 1))}`;
    expect(await found(`${span}&sort=start`)).toEqual([first, second]);
    expect(await found(`${span}&sort=-start`)).toEqual([second, first]);
    expect(await found(`${span}&sort=created`)).toEqual([second, first]);
    expect(await found(`from=${toUtc(early)}&to=${toUtc(late)}`)).toEqual([first]);
    expect(
      await found(`${span}&installation=${mirror.id}&customer=${customer.organizationId}&exceptions=no&status=submitted`),
    ).toEqual([first, second]);
    expect(await found(`${span}&exceptions=yes`)).toEqual([]);
    expect(await found(`${span}&engineer=mine`)).toEqual([]);
    expect(await found(`${span}&engineer=engineer-a&sort=start`)).toEqual([first, second]);
    const page = await ask(all.GET, { by: desk.userId, query: `?limit=1&sort=start&${span}` });
    expect(await found(`${span}&sort=start&cursor=${page.body.nextCursor}`)).toEqual([second]);
  });

  test("naming another organisation shows nobody its bookings, and what makes no sense is refused by name", async () => {
    await posted();
    const query = `?customer=${customer.organizationId}`;
    expect((await ask(all.GET, { by: stranger.userId, query })).body).toEqual({ items: [], nextCursor: null });
    expect((await ask(all.GET, { query })).status).toBe(401);
    const wrong = await ask(all.GET, { by: desk.userId, query: "?exceptions=maybe&from=today&sort=name" });
    expect(faultsIn(wrong)).toEqual(["?exceptions invalid-value", "?from not-a-moment", "?sort invalid-value"]);
  });

  test("one booking answers with its version as ETag; foreign and absent ones are 404 alike", async () => {
    const { id } = await posted();
    const told = await ask(one.GET, { by: customer.userId, params: { id } });
    expect(told.headers.get("etag")).toBe('"1"');
    const foreign = await ask(one.GET, { by: stranger.userId, params: { id } });
    const absent = await ask(one.GET, { by: stranger.userId, params: { id: "nothing" } });
    expect(foreign).toMatchObject({ status: 404, body: absent.body });
  });
});

describe("acts on a booking", () => {
  test("each answers 200 with the booking as it then is", async () => {
    const alternate = noon();
    const body = await bodyFor(noon(), { alternates: [toUtc(alternate)] });
    const { id } = (await post(body)).body as { id: string };
    const assigned = await act(assign, id, { body: { engineerId: "engineer-b" } });
    expect(assigned).toMatchObject({ status: 200, body: { version: 2, engineer: { id: "engineer-b", name: "Engineer B" } } });
    const approved = await act(approve, id, { body: { start: toUtc(alternate) } });
    expect(approved).toMatchObject({ status: 200, body: { status: "approved", start: toUtc(alternate), version: 3 } });
    const cancelled = await act(cancel, id, { by: customer.userId });
    expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled", version: 4 } });
    expect(cancelled.body).not.toHaveProperty("engineer");
    expect(cancelled.body.history).toMatchObject([
      { from: "draft", to: "submitted" },
      { from: "submitted", to: "submitted" },
      { from: "submitted", to: "approved", by: desk.name, reason: null },
      { from: "approved", to: "cancelled", by: customer.name },
    ]);
  });

  test("a decline needs its reason; a customer may not decide, not even on a booking that does not exist", async () => {
    const { id } = await posted();
    expect(faultsIn(await act(decline, id, { body: {} }))).toEqual(["/reason invalid-type"]);
    expect(faultsIn(await act(decline, id, { body: { reason: "  " } }))).toEqual(["/reason too-small"]);
    const body = { reason: "No", engineerId: "engineer-a" };
    for (const route of [approve, decline, assign])
      for (const who of [customer, stranger])
        for (const booking of [id, "nothing"]) expect((await act(route, booking, { by: who.userId, body })).status).toBe(403);
    expect((await act(decline, "nothing", { body })).status).toBe(404);
    expect((await act(cancel, id, { by: stranger.userId })).status).toBe(404);
    expect((await act(accept, id, { by: stranger.userId, body: { planHash: "x" } })).status).toBe(404);
    expect(await act(decline, id, { body })).toMatchObject({ status: 200, body: { status: "declined" } });
  });

  test("what the desk booked is accepted by the hash of its plan, once", async () => {
    const { installationId, start } = await bodyFor(noon());
    const { body } = await post({ installationId, start, override: { reason: "By telephone" } }, { by: desk.userId });
    const { id, accepted, plan } = body as { id: string; accepted: boolean; plan: { hash: string } };
    const say = (planHash: string) => act(accept, id, { by: customer.userId, body: { planHash } });
    expect([accepted, (await say("sha256:other")).body.code]).toEqual([false, "plan-changed"]);
    expect(await say(plan.hash)).toMatchObject({ status: 200, body: { status: "approved", accepted: true } });
    expect(await say(plan.hash)).toMatchObject({ status: 409, body: { code: "illegal-transition" } });
  });

  test("409 where the state does not allow it; 412 for a version that is no longer the newest", async () => {
    const { id } = await posted();
    expect((await act(approve, id, { headers: { "if-match": '"1"' } })).status).toBe(200);
    expect(await act(approve, id)).toMatchObject({ status: 409, body: { code: "illegal-transition" } });
    expect(await act(cancel, id, { body: { reason: "No" }, headers: { "if-match": '"1"' } })).toMatchObject({ status: 412 });
    expect(await act(cancel, id, { body: { reason: "No" }, headers: { "if-match": "two" } })).toMatchObject({ status: 412 });
    expect(await act(cancel, id, { body: { reason: "No" }, headers: { "if-match": '"2"' } })).toMatchObject({ status: 200 });
  });

  test("the desk's cancel needs a reason, the customer's does not", async () => {
    const { id } = await posted();
    expect(faultsIn(await act(cancel, id))).toEqual(["/reason reason-missing"]);
    expect((await act(cancel, id, { by: customer.userId, body: { reason: "" } })).status).toBe(200);
  });

  test("other methods answer 405 with what there is", async () => {
    const told = await act({ POST: approve.GET }, "nothing", { method: "GET" });
    expect([told.status, told.headers.get("allow")]).toEqual([405, "POST"]);
  });
});
