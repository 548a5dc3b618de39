import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { watchClocks } from "#lib/bookings/clock/service.ts";
import { approveBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { expireOverdue } from "#lib/bookings/expiry/service.ts";
import { offerEarlierTimes } from "#lib/bookings/offering/service.ts";
import { acceptProposal, proposeTimes } from "#lib/bookings/proposal/service.ts";
import { releaseBooking } from "#lib/bookings/release/service.ts";
import { rescheduleSeries } from "#lib/bookings/reschedule/series/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { joinWaitingList, waitingOf } from "#lib/bookings/waiting/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation, findInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, resolveLocal } from "#lib/time/zone.ts";
import {
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  heldWindows,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { aHost } from "#tests/support/planning.ts";
import { aSeries, idsOf, standing, takeStep, wouldAllow } from "#tests/support/series/series.ts";

let customer: Customer;
let colleague: Customer;
let stranger: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];
let used = 0;

beforeAll(async () => {
  const person = await aCustomer();
  customer = await withAccount(person);
  colleague = await withAccount(aColleague(person));
  stranger = await withAccount(await aCustomer("Olga Other"));
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Every test has the calendar to itself, so that none runs out of days. */
beforeEach(async () => {
  await database().$executeRaw`TRUNCATE booking, booking_change, held_window, series CASCADE`;
  used = 0;
});

const noon = (): Instant => {
  const start = noons[used];
  used += 1;
  if (start === undefined) throw new Error("No free noon is left");
  return start;
};

type Made = {
  readonly answer: BookingAnswer;
  readonly ids: readonly [string, string, string];
  readonly starts: readonly [Instant, Instant, Instant];
};

/** Three evenings that follow each other, on days of their own, four hours apart so that they can be moved within the day. */
async function made(): Promise<Made> {
  const starts = [noon(), noon(), noon()] as const;
  const answer = await aSeries(customer, mirror, starts);
  const [one = "", two = "", three = ""] = idsOf(answer);
  return { answer, ids: [one, two, three], starts };
}

async function confirmed(): Promise<Made> {
  const series = await made();
  granted(await approveBooking(desk, series.ids[0], { evenings: "all" }));
  return series;
}

const seriesOf = ({ answer }: Made): string => answer.series?.id ?? "";

/** `1 approved`, `2 approved aborted 1` where it is held back. */
const told = async (series: Made) =>
  (await standing(seriesOf(series))).map(({ evening, status, hold }) => [evening, status, ...(hold ? [hold] : [])].join(" "));

const heldBy = async (series: Made) => (await standing(seriesOf(series))).map(({ held }) => held);

const lastOf = async (id: string) => granted(await findBooking(desk, id)).history.at(-1);

const viewOf = async (id: string) => granted(await findBooking(desk, id)).booking;

describe("the desk's answer", () => {
  test("confirms all evenings in one step, or one by itself", async () => {
    const series = await made();
    granted(await approveBooking(desk, series.ids[1], {}));
    expect(await told(series)).toEqual(["1 submitted", "2 approved", "3 submitted"]);
    granted(await approveBooking(desk, series.ids[0], { evenings: "all" }));
    expect(await told(series)).toEqual(["1 approved", "2 approved", "3 approved"]);
    expect((await lastOf(series.ids[1]))?.act).toBe("approve");
  });

  test("confirms all or none, and names the evening that stands against it", async () => {
    const series = await made();
    const [, , third] = series.starts;
    const reason = "Power is off";
    await database().blackout.create({
      data: { id: "across", startsAt: new Date(third), endsAt: new Date(third + 60_000), reason },
    });
    const result = await approveBooking(desk, series.ids[0], { evenings: "all" });
    await database().blackout.delete({ where: { id: "across" } });
    expect(refusalOf(result)).toBe("slot-not-allowed; /series/2 blackout");
    expect(result.ok ? "" : result.error.faults?.[0]?.message).toMatch(/^Evening 3: /);
    expect(await told(series)).toEqual(["1 submitted", "2 submitted", "3 submitted"]);
    expect(await heldBy(series)).toEqual([1, 1, 1]);
  });

  test("to all is refused where one of them has changed since it was read", async () => {
    const series = await made();
    const seen = [{ id: series.ids[2], version: 7 }];
    expect(refusalOf(await approveBooking(desk, series.ids[0], { evenings: "all", seen }))).toBe("outdated");
    expect(await told(series)).toEqual(["1 submitted", "2 submitted", "3 submitted"]);
  });

  test("declines with the later ones, whose times are free again", async () => {
    const series = await made();
    granted(await declineBooking(desk, series.ids[1], { reason: "The rack is full", evenings: "later" }));
    expect(await told(series)).toEqual(["1 submitted", "2 declined", "3 declined"]);
    expect(await heldBy(series)).toEqual([1, 0, 0]);
    expect(await lastOf(series.ids[2])).toMatchObject({ act: "decline", reason: "The rack is full" });
  });
});

describe("an evening that comes to nothing", () => {
  const HOW: readonly (readonly [string, (series: Made) => Promise<unknown>])[] = [
    ["cancelled", ({ ids }) => cancelBooking(customer, ids[0], {})],
    ["aborted", async ({ ids }) => [await takeStep(desk, ids[0], "start"), await takeStep(desk, ids[0], "abort")]],
  ];

  test.each(HOW)("holds the later ones where it was %s, which keep their windows", async (why, fail) => {
    const series = await confirmed();
    await fail(series);
    expect(await told(series)).toEqual([`1 ${why}`, `2 approved ${why} 1`, `3 approved ${why} 1`]);
    expect(await heldBy(series)).toEqual([0, 1, 1]);
    expect(await lastOf(series.ids[1])).toMatchObject({ act: "hold", by: "system", detail: { hold: { why, evening: 1 } } });
    const [jobs] = await database().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job
      WHERE name = 'booking.announce' AND data->>'bookingId' = ${series.ids[2]} AND (data->>'revision')::int = 3`;
    expect(jobs?.n).toBe(1);
    expect(refusalOf(await wouldAllow(desk, series.ids[1], "start"))).toBe("on-hold");
  });

  test("where it was declined the others cannot be confirmed until the desk releases them", async () => {
    const series = await made();
    granted(await declineBooking(desk, series.ids[0], { reason: "Not that week" }));
    expect(await told(series)).toEqual(["1 declined", "2 submitted declined 1", "3 submitted declined 1"]);
    expect(refusalOf(await approveBooking(desk, series.ids[1], {}))).toBe("on-hold");
    expect(refusalOf(await approveBooking(desk, series.ids[1], { evenings: "later" }))).toBe("on-hold");
    granted(await releaseBooking(desk, series.ids[1], { reason: "Done by hand" }));
    granted(await approveBooking(desk, series.ids[1], {}));
    expect(await told(series)).toEqual(["1 declined", "2 approved", "3 submitted declined 1"]);
    expect((await viewOf(series.ids[1])).series?.hold).toBeNull();
  });

  test("withdraws times that were proposed for a later one, which goes back to where it was", async () => {
    const series = await confirmed();
    granted(await proposeTimes(desk, series.ids[2], { starts: [noon()], message: "Another day?" }));
    expect(await heldBy(series)).toEqual([1, 1, 2]);
    granted(await cancelBooking(customer, series.ids[1], {}));
    expect(await told(series)).toEqual(["1 approved", "2 cancelled", "3 approved cancelled 2"]);
    expect(await heldBy(series)).toEqual([1, 0, 1]);
    expect(await viewOf(series.ids[2])).toMatchObject({ proposals: [], due: null });
  });

  test("a time that the desk proposes afterwards, and the customer takes, is how the later one goes on", async () => {
    const series = await confirmed();
    granted(await cancelBooking(desk, series.ids[0], { reason: "We finish it by hand" }));
    const start = noon();
    granted(await proposeTimes(desk, series.ids[2], { starts: [start], message: "After that" }));
    granted(await acceptProposal(customer, series.ids[2], { start }));
    expect(await told(series)).toEqual(["1 cancelled", "2 approved cancelled 1", "3 approved"]);
  });

  test("of two that fail the first stays the reason, and the last holds nobody", async () => {
    const series = await confirmed();
    granted(await cancelBooking(customer, series.ids[0], {}));
    granted(await cancelBooking(customer, series.ids[1], {}));
    expect(await told(series)).toEqual(["1 cancelled", "2 cancelled cancelled 1", "3 approved cancelled 1"]);
    const other = await confirmed();
    granted(await cancelBooking(customer, other.ids[2], {}));
    expect(await told(other)).toEqual(["1 approved", "2 approved", "3 cancelled"]);
  });

  test("may take the later ones with it, or all, and holds nobody then", async () => {
    const later = await confirmed();
    granted(await cancelBooking(customer, later.ids[1], { evenings: "later", reason: "We move" }));
    expect(await told(later)).toEqual(["1 approved", "2 cancelled", "3 cancelled"]);
    const all = await confirmed();
    granted(await cancelBooking(colleague, all.ids[1], { evenings: "all" }));
    expect(await told(all)).toEqual(["1 cancelled", "2 cancelled", "3 cancelled"]);
    expect(await heldBy(all)).toEqual([0, 0, 0]);
    expect((await lastOf(all.ids[2]))?.act).toBe("cancel");
  });

  test("leaves one that is under way alone", async () => {
    const series = await confirmed();
    granted(await takeStep(desk, series.ids[0], "start"));
    granted(await cancelBooking(customer, series.ids[2], { evenings: "all" }));
    expect(await told(series)).toEqual(["1 in-progress", "2 cancelled", "3 cancelled"]);
  });
});

describe("the order of the day", () => {
  test("an evening is started once the one before it is done", async () => {
    const series = await confirmed();
    expect(refusalOf(await wouldAllow(desk, series.ids[1], "start"))).toBe("evening-ahead");
    granted(await takeStep(desk, series.ids[0], "start"));
    expect(refusalOf(await wouldAllow(desk, series.ids[1], "start"))).toBe("evening-ahead");
    granted(await takeStep(desk, series.ids[0], "complete"));
    expect((await wouldAllow(desk, series.ids[1], "start")).ok).toBe(true);
    expect(refusalOf(await wouldAllow(desk, series.ids[2], "start"))).toBe("evening-ahead");
  });

  test("once released it may start, whatever became of the one before", async () => {
    const series = await confirmed();
    granted(await takeStep(desk, series.ids[0], "start"));
    granted(await takeStep(desk, series.ids[0], "abort"));
    granted(await releaseBooking(desk, series.ids[1], { reason: "Finished by hand" }));
    expect((await wouldAllow(desk, series.ids[1], "start")).ok).toBe(true);
  });
});

describe("releasing", () => {
  test("is the desk's, and only of what is on hold", async () => {
    const series = await confirmed();
    expect(refusalOf(await releaseBooking(desk, series.ids[1], { reason: "x" }))).toBe("illegal-transition");
    granted(await cancelBooking(customer, series.ids[0], {}));
    expect(refusalOf(await releaseBooking(customer, series.ids[1], { reason: "x" }))).toBe("forbidden");
    expect(refusalOf(await releaseBooking(stranger, series.ids[1], { reason: "x" }))).toBe("forbidden");
    expect(refusalOf(await releaseBooking(desk, "nowhere", { reason: "x" }))).toBe("not-found");
    granted(await releaseBooking(desk, series.ids[1], { reason: "Done by hand" }));
    expect(await lastOf(series.ids[1])).toMatchObject({ act: "release", reason: "Done by hand" });
  });

  test("a series of another organisation is not there, whatever is asked", async () => {
    const series = await made();
    const [id] = series.ids;
    const asked = [
      cancelBooking(stranger, id, { evenings: "all" }),
      rescheduleSeries(stranger, id, { series: [noon(), noon(), noon()] }),
      findBooking(stranger, id),
    ];
    for (const result of await Promise.all(asked)) expect(refusalOf(result)).toBe("not-found");
    expect(await told(series)).toEqual(["1 submitted", "2 submitted", "3 submitted"]);
  });
});

describe("moving", () => {
  test("one evening within its place", async () => {
    const series = await confirmed();
    const [first, second, third] = series.starts;
    const move = async (start: Instant) => rescheduleBooking(customer, series.ids[1], { start });
    expect(refusalOf(await move(plusMinutes(first, 60)))).toBe("slot-not-allowed; /start series-order");
    expect(refusalOf(await move(plusMinutes(third, -60)))).toBe("slot-not-allowed; /start series-order");
    granted(await move(plusMinutes(second, 120)));
    expect(await told(series)).toEqual(["1 approved", "2 submitted", "3 approved"]);
  });

  test("one evening no further from the others than the policy allows", async () => {
    const series = await confirmed();
    const far = noons.find((one) => one > series.starts[1] + 16 * 86_400_000) as Instant;
    expect(refusalOf(await rescheduleBooking(customer, series.ids[2], { start: far }))).toBe(
      "slot-not-allowed; /start series-gap",
    );
  });

  test("all together, in one step and one transaction, also into each other's times", async () => {
    const series = await confirmed();
    const [, second, third] = series.starts;
    const last = plusMinutes(third, 120);
    granted(await rescheduleSeries(customer, series.ids[0], { series: [second, third, last] }));
    expect(await told(series)).toEqual(["1 submitted", "2 submitted", "3 submitted"]);
    const now = await Promise.all(series.ids.map(async (id) => (await viewOf(id)).window.start));
    expect(now).toEqual([second, third, last]);
    expect(await heldBy(series)).toEqual([1, 1, 1]);
  });

  test("all or none: a time that cannot be had leaves every window as it was", async () => {
    const series = await confirmed();
    const before = await heldWindows();
    const [one, two] = [noon(), noon()];
    const night = plusMinutes(two, 11 * 60);
    const result = await rescheduleSeries(customer, series.ids[0], { series: [one, two, night] });
    expect(refusalOf(result)).toBe("slot-not-allowed; /series/2 time-of-day");
    expect(await told(series)).toEqual(["1 approved", "2 approved", "3 approved"]);
    expect(await heldWindows()).toEqual(before);
  });

  test("from one evening on, and one that keeps its time stays confirmed", async () => {
    const series = await confirmed();
    const [, second, third] = series.starts;
    granted(await rescheduleSeries(customer, series.ids[1], { series: [second, plusMinutes(third, 60)] }));
    expect(await told(series)).toEqual(["1 approved", "2 approved", "3 submitted"]);
    expect(await heldBy(series)).toEqual([1, 1, 1]);
    const counts = await rescheduleSeries(customer, series.ids[1], { series: [second, third, noon()] });
    expect(refusalOf(counts)).toBe("invalid-input; /series series-count");
    const same = await rescheduleSeries(customer, series.ids[1], { series: [second, plusMinutes(third, 60)] });
    expect(refusalOf(same)).toBe("invalid-input; /series own-time");
  });

  test("one that stays is not judged anew beside another that stays, however far apart they are", async () => {
    const series = await confirmed();
    const [first, second, third] = series.starts;
    const far = noons.findLast((one) => one > third + 20 * 86_400_000) as Instant;
    granted(await proposeTimes(desk, series.ids[2], { starts: [far], message: "After the holidays" }));
    granted(await acceptProposal(customer, series.ids[2], { start: far }));
    const before = await heldWindows();
    granted(await rescheduleSeries(customer, series.ids[0], { series: [plusMinutes(first, 60), second, far] }));
    expect(await told(series)).toEqual(["1 submitted", "2 approved", "3 approved"]);
    expect((await heldWindows()).filter((held) => JSON.stringify(before).includes(JSON.stringify(held)))).toHaveLength(2);
  });

  test("one that moves is refused where it would reach into one that stays, or too far from it", async () => {
    const series = await confirmed();
    const [first, second, third] = series.starts;
    const move = (starts: readonly Instant[]) => rescheduleSeries(customer, series.ids[0], { series: starts });
    expect(refusalOf(await move([plusMinutes(second, -60), second, third]))).toContain("/series/0 series-order");
    expect(refusalOf(await move([first, plusMinutes(first, 30), third]))).toContain("/series/1 series-order");
    const far = noons.find((one) => one > second + 16 * 86_400_000) as Instant;
    expect(refusalOf(await move([first, second, far]))).toBe("slot-not-allowed; /series/2 series-gap");
    expect(await told(series)).toEqual(["1 approved", "2 approved", "3 approved"]);
  });

  test("what is no series has no times of one", async () => {
    const single = await aRequest(customer, mirror, { start: noon() });
    const result = await rescheduleSeries(customer, single.id, { series: [noon(), noon()] });
    expect(refusalOf(result)).toBe("invalid-input; /series not-in-series");
  });

  test("what the desk proposes keeps the order, and no number of days", async () => {
    const series = await confirmed();
    const [first] = series.starts;
    const propose = (start: Instant) => proposeTimes(desk, series.ids[1], { starts: [start], message: "Another time" });
    expect(refusalOf(await propose(plusMinutes(first, 30)))).toBe("slot-not-allowed; /starts/0 series-order");
    const last = noons.findLast((one) => one > series.starts[2] + 20 * 86_400_000) as Instant;
    granted(await proposeTimes(desk, series.ids[2], { starts: [last], message: "After the holidays" }));
  });
});

describe("the plan of a series", () => {
  test("stands while the hosts are as an evening before it leaves them, and for no other hosts", async () => {
    const system = await aReadyInstallation(customer, { name: "Grows" });
    const answer = await aSeries(customer, system, [noon(), noon(), noon()]);
    const [one = "", two = "", three = ""] = idsOf(answer);
    granted(await approveBooking(desk, one, {}));
    const hosts = granted(await findInstallation(customer, system.id)).hosts;
    const renamed = hosts.map(({ name, role }) => ({
      name,
      role: role === "primary" ? "secondary" : role === "secondary" ? "primary" : role,
    }));
    const change = { hosts: renamed.map(({ name, role }) => aHost(`${name} ${role} 3.3.1`)) };
    granted(await changeInstallation(customer, system.id, { change, version: system.revision }));
    granted(await approveBooking(desk, two, {}));
    const other = { hosts: hosts.map(({ name, role }) => aHost(`${name} ${role} 4.8.2`)) };
    granted(await changeInstallation(customer, system.id, { change: other, version: system.revision + 1 }));
    granted(await approveBooking(desk, three, {}));
    expect(refusalOf(await rescheduleBooking(customer, two, { start: noon() }))).toBe("plan-changed");
  });
});

describe("the clock", () => {
  const passDue = (id: string) =>
    database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() - interval '1 minute' WHERE id = ${id}`;

  test("ends the requests of a series together, and holds what is confirmed", async () => {
    const requests = await made();
    await passDue(requests.ids[0]);
    await expireOverdue();
    expect(await told(requests)).toEqual(["1 cancelled", "2 cancelled", "3 cancelled"]);
    expect(await lastOf(requests.ids[2])).toMatchObject({ act: "expire", reason: "expired" });
    const mixed = await made();
    granted(await approveBooking(desk, mixed.ids[2], {}));
    await passDue(mixed.ids[0]);
    await expireOverdue();
    expect(await told(mixed)).toEqual(["1 cancelled", "2 cancelled", "3 approved expired 2"]);
  });

  test("that changes under a series leaves an evening where it would fall into another", async () => {
    const series = await confirmed();
    const [first] = series.starts;
    granted(await rescheduleBooking(customer, series.ids[1], { start: plusMinutes(first, 90) }));
    const own = localTime(first, mirror.zone);
    const resolve: typeof resolveLocal = (date, minute, zone) =>
      date === own.date && minute === own.minuteOfDay
        ? { kind: "once", instant: plusMinutes(first, 60) }
        : resolveLocal(date, minute, zone);
    await watchClocks({ version: "new", resolve });
    expect(await Promise.all(series.ids.map(async (id) => (await viewOf(id)).clock))).toEqual(["stuck", null, null]);
    expect((await viewOf(series.ids[0])).window.start).toBe(first);
  });
});

describe("the waiting list", () => {
  test("offers an evening only times that keep its place, and one on hold none", async () => {
    const far = noons.slice(-6);
    const [one, , , four, five, six] = far as [Instant, Instant, Instant, Instant, Instant, Instant];
    const answer = await aSeries(customer, mirror, [one, five, six]);
    const [, two = ""] = idsOf(answer);
    const days = { firstDate: localTime(one, mirror.zone).date, lastDate: localTime(four, mirror.zone).date };
    // Free times there are before the first evening has ended; they are none of this one's.
    await database().blackout.create({
      data: {
        id: "between",
        startsAt: new Date(plusMinutes(one, 75)),
        endsAt: new Date(plusMinutes(five, -1)),
        reason: "Closed",
      },
    });
    granted(await joinWaitingList(customer, two, days));
    await offerEarlierTimes();
    expect(granted(await waitingOf(customer, two))?.offer).toBeNull();
    await database().blackout.delete({ where: { id: "between" } });
    await offerEarlierTimes();
    expect(granted(await waitingOf(customer, two))?.offer?.start).toBeGreaterThanOrEqual(plusMinutes(one, 75));
    granted(await cancelBooking(customer, answer.id, {}));
    await offerEarlierTimes();
    expect(granted(await waitingOf(customer, two))).toBeNull();
  });
});
