import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as audit from "#app/api/v1/audit/route.ts";
import * as blackout from "#app/api/v1/desk/blackouts/[id]/route.ts";
import * as blackouts from "#app/api/v1/desk/blackouts/route.ts";
import * as engineer from "#app/api/v1/desk/engineers/[id]/route.ts";
import * as engineers from "#app/api/v1/desk/engineers/route.ts";
import * as policy from "#app/api/v1/desk/policy/route.ts";
import { type Actor, type Admin, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { Instant } from "#lib/time/instant.ts";
import cases from "#tests/cases/policies.json" with { type: "json" };
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends Actor & { userId: string }>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

let customer: Customer;
let desk: Desk;
let admin: Admin;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = known(await withAccount(await aCustomer()));
  desk = known(await withAccount(aReviewer()));
  admin = known(await withAccount(anAdmin()));
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

type Route = Parameters<typeof ask>[0];

const as = (route: Route, method: string, more: Asking = {}) => ask(route, { by: desk.userId, method, ...more });
const trail = async (subject: string) =>
  (await database().auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" } })).map(({ action }) => action);

const FRESH = {
  weekdays: [1, 2, 3, 4],
  latestStart: "22:00",
  noticeDays: 7,
  horizonDays: 180,
  stepMinutes: 30,
  zone: "Europe/Sarajevo",
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  windowLimitMinutes: 480,
  seriesGapDays: 14,
  estimates: { upgrade: 20, restart: 10, failover: 15, guiUpdate: 10 },
  answerDays: 3,
  requestDays: 14,
  changesDays: 5,
  proposalDays: 3,
};

describe("the policy", () => {
  test("of a fresh system is the one that was agreed", async () => {
    expect(await as(policy.GET, "GET")).toMatchObject({ status: 200, body: FRESH });
  });

  test("keeps what a change does not name, with every version and who made it", async () => {
    const changed = await as(policy.PUT, "PUT", { body: { weekdays: [5, 1, 5], estimates: { restart: 12 } } });
    const expected = { ...FRESH, weekdays: [1, 5], estimates: { ...FRESH.estimates, restart: 12 } };
    expect(changed).toMatchObject({ status: 200, body: expected });
    expect((await as(policy.GET, "GET")).body).toEqual(expected);
    await as(policy.PUT, "PUT", { body: FRESH });
    const versions = await database().policyVersion.findMany({ orderBy: { id: "asc" } });
    expect(versions.map(({ changedBy }) => changedBy)).toEqual([null, desk.userId, desk.userId]);
    expect(await trail("policy")).toEqual(["policy.changed", "policy.changed"]);
  });

  test("two changes of different parts at once both stay", async () => {
    await Promise.all([
      as(policy.PUT, "PUT", { body: { noticeDays: 9 } }),
      as(policy.PUT, "PUT", { body: { bufferAfterMinutes: 15 } }),
    ]);
    expect((await as(policy.GET, "GET")).body).toMatchObject({ noticeDays: 9, bufferAfterMinutes: 15 });
    await as(policy.PUT, "PUT", { body: FRESH });
  });

  test.each([
    [{ weekdays: [] }, ["/weekdays too-small"]],
    [{ weekdays: [0, 8] }, ["/weekdays/0 too-small", "/weekdays/1 too-big"]],
    [{ latestStart: "00:00" }, ["/latestStart not-a-time-of-day"]],
    [{ latestStart: "9 pm" }, ["/latestStart not-a-time-of-day"]],
    [{ zone: "+01:00" }, ["/zone not-a-zone"]],
    [{ horizonDays: 7 }, ["/horizonDays horizon-within-notice"]],
    [{ noticeDays: 200 }, ["/horizonDays horizon-within-notice"]],
    [{ stepMinutes: 50 }, ["/stepMinutes step-not-in-day"]],
    [{ windowLimitMinutes: 59 }, ["/windowLimitMinutes too-small"]],
    [{ windowLimitMinutes: 2881 }, ["/windowLimitMinutes too-big"]],
    [{ windowLimitMinutes: 60, estimates: { upgrade: 50, restart: 11 } }, ["/windowLimitMinutes limit-within-a-step"]],
    [{ seriesGapDays: 0 }, ["/seriesGapDays too-small"]],
    [{ seriesGapDays: 91 }, ["/seriesGapDays too-big"]],
    [{ seriesGapDays: 3 }, ["/seriesGapDays gap-within-a-pause"]],
    [{ seriesGapDays: 6, weekdays: [3] }, ["/seriesGapDays gap-within-a-pause"]],
    [{ estimates: { failover: 481 } }, ["/windowLimitMinutes limit-within-a-step"]],
    [
      { stepMinutes: 0, estimates: { upgrade: 0, failover: 1.5 } },
      ["/stepMinutes too-small", "/estimates/upgrade too-small", "/estimates/failover invalid-type"],
    ],
  ])("refuses %j", async (body, faults) => {
    const told = await as(policy.PUT, "PUT", { body });
    expect([told.status, told.body.code, faultsIn(told)]).toEqual([422, "invalid-input", faults]);
  });

  test.each(cases)(
    "where $what: a contradiction is refused with its reason and changes nothing, the rest is kept",
    async ({ change, refused }) => {
      const told = await as(policy.PUT, "PUT", { body: change });
      const now = (await as(policy.GET, "GET")).body;
      if (refused.length === 0) {
        expect([told.status, now]).toMatchObject([200, change]);
        await as(policy.PUT, "PUT", { body: FRESH });
        return;
      }
      expect([told.status, faultsIn(told), now]).toEqual([422, refused, FRESH]);
      for (const { message } of told.body.errors as { message: string }[]) expect(message).toMatch(/^[A-Z].*[.0-9a-z]$/);
    },
  );

  test("is the desk's: 401 to strangers, 403 to customers", async () => {
    for (const [who, status] of [
      ["nobody", 401],
      [customer.userId, 403],
    ] as const) {
      expect((await as(policy.GET, "GET", { by: who })).status).toBe(status);
      expect((await as(policy.PUT, "PUT", { by: who, body: {} })).status).toBe(status);
    }
  });
});

describe("blackouts", () => {
  const DAY = { start: "2027-01-01T00:00:00+01:00", end: "2027-01-02T00:00:00+01:00", reason: "New Year" };

  test("are added, listed with the latest first, changed and removed, each with its trail", async () => {
    const first = await as(blackouts.POST, "POST", { body: DAY });
    expect(first).toMatchObject({
      status: 201,
      body: { start: "2026-12-31T23:00:00Z", end: "2027-01-01T23:00:00Z", reason: "New Year" },
    });
    const id = String(first.body.id);
    const second = await as(blackouts.POST, "POST", {
      body: { ...DAY, start: "2027-01-05T00:00:00Z", end: "2027-01-06T00:00:00Z" },
    });
    const page = await as(blackouts.GET, "GET", { query: "?limit=1" });
    expect(page.body.items).toEqual([second.body]);
    expect((await as(blackouts.GET, "GET", { query: `?cursor=${page.body.nextCursor}` })).body).toEqual({
      items: [first.body],
      nextCursor: null,
    });
    expect((await as(blackout.PUT, "PUT", { params: { id }, body: { reason: "Holiday" } })).status).toBe(204);
    expect((await as(blackouts.GET, "GET")).body.items).toContainEqual({ ...first.body, reason: "Holiday" });
    expect((await as(blackout.DELETE, "DELETE", { params: { id } })).status).toBe(204);
    expect((await as(blackout.DELETE, "DELETE", { params: { id } })).status).toBe(404);
    expect((await as(blackout.PUT, "PUT", { params: { id }, body: {} })).status).toBe(404);
    expect(await trail(`blackout:${id}`)).toEqual(["blackout.added", "blackout.changed", "blackout.removed"]);
  });

  test("one key is one blackout", async () => {
    const headers = { "idempotency-key": "new-year" };
    const [first, second] = [
      await as(blackouts.POST, "POST", { body: DAY, headers }),
      await as(blackouts.POST, "POST", { body: DAY, headers }),
    ];
    expect(second.body).toEqual(first.body);
    await as(blackout.DELETE, "DELETE", { params: { id: String(first.body.id) } });
  });

  test("must end after they start and say why", async () => {
    const told = await as(blackouts.POST, "POST", { body: { ...DAY, end: DAY.start } });
    expect([told.status, faultsIn(told)]).toEqual([422, ["/end ends-before-start"]]);
    expect(faultsIn(await as(blackouts.POST, "POST", { body: { start: DAY.start, end: DAY.end, reason: " " } }))).toEqual([
      "/reason too-small",
    ]);
  });

  test("over a confirmed booking are refused with the list unless forced; a request that waits is no obstacle", async () => {
    const [waiting, confirmed] = [
      await aRequest(customer, mirror, { start: noons[0] as Instant }),
      await aRequest(customer, mirror, { start: noons[1] as Instant }),
    ];
    granted(await approveBooking(desk, confirmed.id, {}));
    const over = ({ start, end }: { start: string; end: string }) => ({ start, end, reason: "Stocktaking" });
    expect((await as(blackouts.POST, "POST", { body: over(waiting) })).status).toBe(201);
    const refused = await as(blackouts.POST, "POST", { body: over(confirmed) });
    expect([refused.status, refused.body.code, faultsIn(refused)]).toEqual([
      409,
      "has-bookings",
      [`/bookings/${confirmed.id} booked`],
    ]);
    expect((refused.body.errors as { message: string }[])[0]?.message).toContain(confirmed.reference);
    const forced = await as(blackouts.POST, "POST", { body: { ...over(confirmed), force: true } });
    expect(forced.status).toBe(201);
    const moved = await as(blackout.PUT, "PUT", { params: { id: String(forced.body.id) }, body: { reason: "Other" } });
    expect([moved.status, moved.body.code]).toEqual([409, "has-bookings"]);
  });
});

describe("engineers", () => {
  const NIGHTS = [{ weekday: 1, from: "22:00", to: "06:00" }];

  test("of a fresh system are two who are always on duty", async () => {
    expect((await as(engineers.GET, "GET")).body).toEqual({
      items: [
        { id: "engineer-a", name: "Engineer A", hours: [] },
        { id: "engineer-b", name: "Engineer B", hours: [] },
      ],
      nextCursor: null,
    });
  });

  test("are added, listed by name page by page, changed and removed, each with its trail", async () => {
    const added = await as(engineers.POST, "POST", { body: { name: "Engineer C", userId: desk.userId, hours: NIGHTS } });
    expect(added).toMatchObject({ status: 201, body: { name: "Engineer C", userId: desk.userId, hours: NIGHTS } });
    const id = String(added.body.id);
    const page = await as(engineers.GET, "GET", { query: "?limit=2" });
    expect((page.body.items as unknown[]).length).toBe(2);
    expect((await as(engineers.GET, "GET", { query: `?limit=2&cursor=${page.body.nextCursor}` })).body).toEqual({
      items: [added.body],
      nextCursor: null,
    });
    expect((await as(engineer.PUT, "PUT", { params: { id }, body: { userId: null, hours: [] } })).status).toBe(204);
    expect((await as(engineers.GET, "GET")).body.items).toContainEqual({ id, name: "Engineer C", hours: [] });
    expect((await as(engineer.DELETE, "DELETE", { params: { id } })).status).toBe(204);
    expect((await as(engineer.DELETE, "DELETE", { params: { id } })).status).toBe(404);
    expect(await trail(`engineer:${id}`)).toEqual(["engineer.added", "engineer.changed", "engineer.removed"]);
  });

  test("need a name, an account of the desk where one is named, and hours that are hours", async () => {
    const wrong = await as(engineers.POST, "POST", {
      body: { name: "", hours: [{ weekday: 9, from: "24:00", to: "25:00" }] },
    });
    expect(faultsIn(wrong)).toEqual([
      "/name too-small",
      "/hours/0/weekday too-big",
      "/hours/0/from not-a-time-of-day",
      "/hours/0/to not-a-time-of-day",
    ]);
    const stranger = await as(engineers.POST, "POST", { body: { name: "X", userId: customer.userId } });
    expect([stranger.status, faultsIn(stranger)]).toEqual([422, ["/userId not-of-the-desk"]]);
  });

  test("who hold a booking cannot leave, nor take hours that no longer cover it", async () => {
    const { id } = await aRequest(customer, mirror, { start: noons[2] as Instant });
    const held = (await database().heldWindow.findFirstOrThrow({ where: { bookingId: id } })).engineerId;
    const gone = await as(engineer.DELETE, "DELETE", { params: { id: held } });
    expect([gone.status, gone.body.code]).toEqual([409, "has-bookings"]);
    expect(faultsIn(gone)).toContain(`/bookings/${id} booked`);
    const nights = await as(engineer.PUT, "PUT", { params: { id: held }, body: { hours: NIGHTS } });
    expect([nights.status, nights.body.code]).toEqual([409, "has-bookings"]);
    expect((await as(engineer.PUT, "PUT", { params: { id: held }, body: { name: "Engineer A." } })).status).toBe(204);
  });

  test("and blackouts are the desk's: 403 to customers", async () => {
    for (const [route, method] of [
      [engineers.GET, "GET"],
      [blackouts.GET, "GET"],
      [engineer.DELETE, "DELETE"],
      [blackout.DELETE, "DELETE"],
    ] as const)
      expect((await as(route, method, { by: customer.userId, params: { id: "x" } })).status).toBe(403);
  });
});

describe("GET /audit", () => {
  const entries = async (query: string) =>
    (await ask(audit.GET, { by: admin.userId, query })).body.items as Record<string, string>[];

  test("is the administrators', newest first, page by page", async () => {
    expect((await ask(audit.GET, { by: desk.userId })).status).toBe(403);
    const page = await ask(audit.GET, { by: admin.userId, query: "?limit=2" });
    const [first, second] = page.body.items as { id: string; at: string }[];
    expect(Number(first?.id)).toBeGreaterThan(Number(second?.id));
    const next = await ask(audit.GET, { by: admin.userId, query: `?limit=2&cursor=${page.body.nextCursor}` });
    expect(Number((next.body.items as { id: string }[])[0]?.id)).toBe(Number(second?.id) - 1);
    expect(Object.keys(first ?? {})).toEqual(["id", "at", "actor", "action", "subject"]);
  });

  test("narrows by who, by what and by when", async () => {
    expect((await entries("?subject=policy")).every(({ subject, actor }) => subject === "policy" && actor === desk.name)).toBe(
      true,
    );
    expect(await entries(`?actor=${desk.userId}&subject=policy`)).toEqual(await entries("?subject=policy"));
    expect(await entries("?actor=nobody")).toEqual([]);
    expect(await entries("?to=2026-01-01T00:00:00Z")).toEqual([]);
    expect((await entries("?from=2026-01-01T00:00:00Z&subject=policy")).length).toBeGreaterThan(0);
    const wrong = await ask(audit.GET, { by: admin.userId, query: "?from=yesterday" });
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ["?from not-a-moment"]]);
  });

  test("refuses a NUL in what is looked for, which the database cannot read", async () => {
    const answer = await ask(audit.GET, { by: admin.userId, query: "?actor=%00&subject=a%00b" });
    expect([answer.status, faultsIn(answer)]).toEqual([422, ["?actor nul-character", "?subject nul-character"]]);
  });
});
