import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { NEW_QUERY } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { type Start, startsBetween } from "#app/_slots/starts.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import * as check from "#app/api/v1/installations/[id]/slots/check/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { translator } from "#lib/messages/translator.ts";
import { addBlackout, changeEngineer, listEngineers } from "#lib/scheduling/desk/service.ts";
import { holdSlot } from "#lib/scheduling/hold/service.ts";
import { type Instant, instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { localTime, offsetChanges, plusDays, sameWallClock } from "#lib/time/zone.ts";
import { inZone } from "#tests/support/an-installation.ts";
import { ask } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

let customer: Customer;
let rival: Customer;

/** A calendar with something of everything: a night shift, a closed time, booked windows, and one that somebody looks at. */
beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  rival = await withAccount(await aCustomer("Olga Other"));
  people.set(customer.userId, customer);
  const desk: Desk = await withAccount(aReviewer());
  const [first] = granted(await listEngineers(desk, { limit: 1 })).items;
  const nights = [1, 2, 3, 4].map((weekday) => ({ weekday, from: "14:00", to: "04:00" }));
  granted(await changeEngineer(desk, first?.id ?? "", { hours: nights }));
  const theirs = await aReadyInstallation(rival);
  const noons = await freeNoons(rival, theirs);
  for (const start of noons.slice(0, 6)) await aRequest(rival, theirs, { start });
  await aRequest(rival, theirs, { start: noons[0] as Instant });
  const closed = { start: noons[2] as Instant, end: plusMinutes(noons[2] as Instant, 26 * 60), reason: "a move" };
  granted(await addBlackout(desk, { ...closed, start: plusMinutes(closed.start, 8 * 60), force: false }, null));
  expect(granted(await holdSlot(rival, theirs.id, { start: noons[8] as Instant, failback: false })).until).not.toBeNull();
}, 60_000);

afterAll(closeQueue);

const ZONES = [
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Pacific/Kiritimati",
  "America/St_Johns",
  "Africa/Casablanca",
  "Asia/Gaza",
];

const MOST_A_DAY = 7;

/** Some starts of a day: its edges, and those on which it changes its mind. */
function telling(day: readonly Start[]): readonly Start[] {
  const free = ({ codes }: Start) => codes.length === 0;
  const edges = day.filter((start, n) => n === 0 || n === day.length - 1 || free(start) !== free(day[n - 1] ?? start));
  const before = day.filter((start, n) => free(start) !== free(day[n + 1] ?? start));
  return [...new Set([...edges, ...before])].slice(0, MOST_A_DAY);
}

test.each(ZONES)("in %s every start that the picker shows is one that may be booked, and no other is", async (zone) => {
  const installation = await aReadyInstallation(customer, { name: `Shown in ${zone}`, zone: inZone(zone) });
  const reader = { actor: customer, t: translator("en"), locale: "en" as const };
  const { query } = granted(await loadSubject(reader, installation.id, false));
  const { free, today } = pickerState(NEW_QUERY, query);
  const last = localTime(sameWallClock(query.now, query.policy.horizonDays, query.zone), query.zone).date;
  const starts = startsBetween({ from: today, to: last }, query);
  const horizon = { start: query.now, end: instant(query.now + query.policy.horizonDays * 86_400_000) };
  const changes = offsetChanges(query.zone, horizon).map(({ at }) => localTime(at, query.zone).date);
  const soon = Array.from({ length: 24 }, (_, n) => plusDays(today, n));
  const dates = new Set([...soon, ...changes.flatMap((date) => [-1, 0, 1].map((n) => plusDays(date, n))), last]);
  const asked = [...dates].flatMap((date) => telling(starts.get(date) ?? []));
  expect(asked.some(({ codes }) => codes.length === 0)).toBe(true);
  for (const { start, codes } of asked) {
    const told = await ask(check.POST, {
      by: customer.userId,
      params: { id: installation.id },
      method: "POST",
      body: { start: toUtc(start) },
    });
    const violations = told.body.violations as { code: string }[];
    expect([toUtc(start), ...violations.map(({ code }) => code)]).toEqual([toUtc(start), ...codes]);
    expect(free.includes(start)).toBe(told.body.allowed);
  }
  const taken = asked.filter(({ codes }) => codes.length === 0).slice(-4);
  for (const { start } of taken) {
    expect(granted(await holdSlot(customer, installation.id, { start, failback: false })).until, toUtc(start)).not.toBeNull();
  }
});
