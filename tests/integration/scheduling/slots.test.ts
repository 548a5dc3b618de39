import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as check from "#app/api/v1/installations/[id]/slots/check/route.ts";
import * as slots from "#app/api/v1/installations/[id]/slots/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addBlackout, changePolicy } from "#lib/scheduling/desk/service.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import { type Instant, instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { isoLocal, localTime, plusDays, weekdayOf } from "#lib/time/zone.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import {
  anInstallation,
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  oneEngineer,
  withAccount,
} from "#tests/support/bookings.ts";
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
let desk: Desk;
let mirror: Installation;
let today: string;

beforeAll(async () => {
  customer = known(await withAccount(await aCustomer()));
  desk = known(await withAccount(aReviewer()));
  mirror = await aReadyInstallation(customer);
  today = localTime(systemClock(), mirror.zone).date;
});

afterAll(closeQueue);

type Day = { date: string; slots: { start: string; end: string; local: string }[]; closed: string[] };

const get = (query: string, more: Asking = {}) =>
  ask(slots.GET, { by: customer.userId, params: { id: mirror.id }, query, ...more });

async function daysFrom(from: string, to: string): Promise<Day[]> {
  return (await get(`?from=${from}&to=${to}`)).body.days as Day[];
}

describe("GET …/slots", () => {
  test("answers every date of the span, both ends included, each with its slots or with why it has none", async () => {
    const to = plusDays(today, 27);
    const told = await get(`?from=${today}&to=${to}`);
    expect(told.status).toBe(200);
    expect(told.body).toMatchObject({ zone: "America/Toronto", windowMinutes: 3 * (3 * 20 + 15) });
    const days = told.body.days as Day[];
    expect(days.map(({ date }) => date)).toEqual(Array.from({ length: 28 }, (_, n) => plusDays(today, n)));
    for (const day of days) {
      expect(day.slots.length > 0).toBe(day.closed.length === 0);
      if (weekdayOf(day.date) > 4) expect(day.closed).toContain("weekday");
      if (day.date < plusDays(today, 7)) expect(day.closed).toContain("notice");
      for (const slot of day.slots) {
        const start = Date.parse(slot.start) as Instant;
        expect(slot).toEqual({
          start: toUtc(start),
          end: toUtc(plusMinutes(start, 225)),
          local: isoLocal(start, mirror.zone),
        });
        expect(slot.local.slice(0, 10)).toBe(day.date);
      }
    }
    expect(days.filter((day) => day.slots.length > 0).length).toBeGreaterThan(9);
  });

  test("takes the length of the window from the plan: longer with the failback, ten minutes on 5.x", async () => {
    const query = `?from=${today}&to=${today}`;
    expect((await get(`${query}&failback=true`)).body.windowMinutes).toBe(240);
    const newest = await anInstallation(customer, { name: "Newest", version: "5.1" });
    expect((await get(query, { params: { id: newest.id } })).body.windowMinutes).toBe(10);
  });

  test.each([
    ["?from=2026-12-01", ["?to invalid-type"]],
    ["?from=2026-02-30&to=tomorrow", ["?from not-a-date", "?to not-a-date"]],
    ["?from=2026-12-02&to=2026-12-01", ["?to range-reversed"]],
    ["?from=2026-12-01&to=2027-03-03", ["?to range-too-long"]],
    ["?from=2026-12-01&to=2026-12-01&failback=maybe", ["?failback invalid-value"]],
    ["?from=0001-01-01&to=9999-12-31", ["?from not-a-date", "?to not-a-date"]],
  ])("refuses %s as 422, and says what is wrong where", async (query, faults) => {
    const told = await get(query);
    expect([told.status, told.body.code, faultsIn(told)]).toEqual([422, "invalid-input", faults]);
  });

  test("takes 92 days", async () => {
    expect((await get("?from=2026-12-01&to=2027-03-02")).status).toBe(200);
  });

  test("is 401 to strangers, 404 for another organisation's installation, and open to the desk", async () => {
    const query = `?from=${today}&to=${today}`;
    const other = known(await aCustomer("Olga Other"));
    expect((await get(query, { by: "nobody" })).status).toBe(401);
    expect((await get(query, { by: other.userId })).status).toBe(404);
    expect((await get(query, { by: desk.userId })).status).toBe(200);
  });

  test("a slot that is booked out is gone, and a day without another is full", async () => {
    const [noon] = await freeNoons(customer, mirror);
    if (noon === undefined) throw new Error("No free noon");
    const { date } = localTime(noon, mirror.zone);
    const starts = async () => (await daysFrom(date, date))[0]?.slots.map(({ start }) => start) ?? [];
    expect(await starts()).toContain(toUtc(noon));
    await aRequest(customer, mirror, { start: noon });
    expect(await starts()).toContain(toUtc(noon));
    await aRequest(customer, mirror, { start: noon });
    expect(await starts()).not.toContain(toUtc(noon));
    expect(await starts()).not.toContain(toUtc(plusMinutes(noon, 210)));
    expect(await starts()).toContain(toUtc(plusMinutes(noon, 240)));
  });
});

describe("POST …/slots/check", () => {
  const ask1 = (body: unknown, more: Asking = {}) =>
    ask(check.POST, { by: customer.userId, method: "POST", params: { id: mirror.id }, body, ...more });

  test("a start that breaks no rule is allowed", async () => {
    const [noon] = await freeNoons(customer, mirror);
    const start = toUtc(noon as Instant);
    const told = (await ask1({ start })).body as { local: string; desk: { zone: string; local: string } };
    expect(told).toMatchObject({ allowed: true, violations: [], start, zone: mirror.zone, desk: { zone: "Europe/Sarajevo" } });
    expect([Date.parse(told.local), Date.parse(told.desk.local)]).toEqual([noon, noon]);
  });

  test("every broken rule is named in order, with its sentence and the nearest start that would do", async () => {
    const midnight = Date.parse(`${plusDays(today, 1)}T00:00:00Z`);
    const late = instant(midnight + 22 * 3_600_000 + 61_000);
    const zone = "UTC" as Installation["zone"];
    const utc = await anInstallation(customer, { name: "In UTC", version: "5.1", zone });
    const told = await ask1({ start: toUtc(late) }, { params: { id: utc.id } });
    const { allowed, violations } = told.body as {
      allowed: boolean;
      violations: { code: string; message: string; nearest: string; nearestBefore?: string; nearestAfter: string }[];
    };
    expect(allowed).toBe(false);
    const weekday = localTime(late, zone).weekday > 4 ? ["weekday"] : [];
    expect(violations.map(({ code }) => code)).toEqual([...weekday, "time-of-day", "notice", "grid"]);
    expect(violations.every(({ message }) => message.length > 20)).toBe(true);
    const nearest = new Set(violations.map((violation) => violation.nearest));
    expect(nearest.size).toBe(1);
    const [first] = nearest;
    const checked = granted(await checkSlot(customer, utc.id, { start: Date.parse(first ?? "") as Instant, failback: false }));
    expect(checked.refusals).toEqual([]);
    // Too soon: everything that would do comes later.
    expect(violations[0]).toMatchObject({ nearestAfter: first });
    expect(violations[0]).not.toHaveProperty("nearestBefore");
  });

  test("where nothing would do, no nearest start is named", async () => {
    const start = toUtc(instant(systemClock() - 3_600_000));
    granted(
      await addBlackout(
        desk,
        { start: instant(0), end: plusMinutes(systemClock(), 600 * 1440), reason: "moving", force: true },
        null,
      ),
    );
    const told = await ask1({ start });
    const { violations } = told.body as { violations: { code: string }[] };
    expect(violations.map(({ code }) => code)).toContain("blackout");
    expect(violations.every((violation) => !("nearest" in violation))).toBe(true);
  });

  test("a start that is no moment is a fault of shape", async () => {
    const told = await ask1({ start: "2026-12-01T18:00" });
    expect([told.status, faultsIn(told)]).toEqual([422, ["/start not-a-moment"]]);
    expect(faultsIn(await ask1({ start: "9999-12-31T23:59:59Z" }))).toEqual(["/start moment-out-of-range"]);
  });
});

test("the policy counts from the next question on", async () => {
  await oneEngineer(desk).catch(() => undefined);
  granted(await changePolicy(desk, { estimates: { upgrade: 30 } }));
  expect((await get(`?from=${today}&to=${today}`)).body.windowMinutes).toBe(3 * (3 * 30 + 15));
});
