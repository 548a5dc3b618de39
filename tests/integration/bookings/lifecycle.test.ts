import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { requestChanges, resubmitBooking } from "#lib/bookings/changes/service.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { expireOverdue, remindInTime } from "#lib/bookings/expiry/service.ts";
import { acceptProposal, proposeTimes, refuseProposal } from "#lib/bookings/proposal/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation, findInstallation, planOf } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { Result } from "#lib/kernel/result.ts";
import { setFirewall } from "#lib/readiness/service.ts";
import { changePolicy } from "#lib/scheduling/desk/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { isoLocal, wallClock } from "#lib/time/zone.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, inTurn, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let colleague: Customer;
let stranger: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

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

/** Every test has noons of its own. */
const noon = inTurn(() => noons);

const aNewRequest = (start = noon(), installation = mirror) => aRequest(customer, installation, { start });

async function confirmed(start = noon()) {
  const request = await aNewRequest(start);
  granted(await approveBooking(desk, request.id, {}));
  return request;
}

const viewOf = async (id: string) => granted(await findBooking(desk, id));
const openOf = (result: Result<BookingView, Refusal>) => {
  const { booking } = granted(result);
  if (!("due" in booking)) throw new Error("It is closed");
  return booking;
};

type Row = { readonly engineer: string; readonly kind: string; readonly start: number; readonly expires: number | null };

const heldFor = (id: string) => database().$queryRaw<Row[]>`
  SELECT engineer_id AS engineer, kind, (extract(epoch FROM lower(during)) * 1000)::float8 AS start,
    (extract(epoch FROM expires_at) * 1000)::float8 AS expires FROM held_window WHERE booking_id = ${id} ORDER BY during, engineer_id`;

/** The due date passes, for the booking and for what it holds until then. */
async function passDue(id: string): Promise<void> {
  await database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() - interval '1 minute' WHERE id = ${id}`;
  await database()
    .$executeRaw`UPDATE held_window SET expires_at = clock_timestamp() - interval '1 minute' WHERE booking_id = ${id} AND kind = 'proposal'`;
}

const lastChange = async (id: string) => (await viewOf(id)).history.at(-1);
const lastAction = async (id: string) =>
  (await database().auditEntry.findFirst({ where: { subject: `booking:${id}` }, orderBy: { id: "desc" } }))?.action;
const jobsOf = async (id: string) => {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${id}`;
  return row?.count;
};

describe("asking for changes", () => {
  test("keeps the window, says what and until when, and the request comes back under its reference", async () => {
    const { id, reference } = await aNewRequest();
    const before = await heldFor(id);
    const asked = openOf(await requestChanges(desk, id, { message: "Update the firmware of bk-01" }));
    expect(asked.status).toBe("changes-requested");
    expect(isoLocal(asked.due ?? (0 as Instant), mirror.zone)).toMatch(/T00:00:00/);
    expect(await lastChange(id)).toMatchObject({
      act: "request-changes",
      from: "submitted",
      to: "changes-requested",
      reason: "Update the firmware of bk-01",
      detail: { due: asked.due },
    });
    const again = openOf(await resubmitBooking(colleague, id, {}));
    expect(again).toMatchObject({ status: "submitted", reference, id, revision: 3 });
    expect(again.due).toBeGreaterThan(asked.due ?? 0);
    expect(await heldFor(id)).toEqual(before);
    expect([await lastAction(id), await jobsOf(id)]).toEqual(["booking.resubmitted", 3]);
  });

  test("takes a due date that lies ahead and not after the start", async () => {
    const start = noon();
    const { id } = await aNewRequest(start);
    const message = "Something";
    expect(refusalOf(await requestChanges(desk, id, { message, due: 0 as Instant }))).toBe("invalid-input; /due due-not-ahead");
    expect(refusalOf(await requestChanges(desk, id, { message, due: plusMinutes(start, 1) }))).toBe(
      "invalid-input; /due due-after-start",
    );
    expect(openOf(await requestChanges(desk, id, { message, due: start })).due).toBe(start);
  });

  test("names items that the checklist has", async () => {
    const { id } = await aNewRequest(plusMinutes(noons[0] as Instant, 300));
    const message = "Look at these";
    const items = [{ item: "firmware", host: "BK" }, { item: "firewall" }] as const;
    expect(refusalOf(await requestChanges(desk, id, { message, items: [...items, { item: "kvm", host: "gone" }] }))).toBe(
      "invalid-input; /items/2 unknown-item",
    );
    granted(await requestChanges(desk, id, { message, items }));
    expect((await lastChange(id))?.detail).toMatchObject({ items });
  });

  test("comes back only with the checklist complete and the plan accepted as it is now", async () => {
    const growing = await aReadyInstallation(customer, { name: "Growing" });
    const start = noon();
    const { id } = await aNewRequest(start, growing);
    granted(await requestChanges(desk, id, { message: "Your versions look wrong" }));
    const found = granted(await findInstallation(customer, growing.id));
    const hosts = found.hosts.map((host) => ({
      ...host,
      version: { ...host.version, major: 4, minor: 3, patch: 0, text: "4.3" },
    }));
    const changed = granted(await changeInstallation(customer, growing.id, { change: { hosts }, version: found.revision }));
    expect(refusalOf(await resubmitBooking(customer, id, {}))).toBe("plan-changed");
    expect(refusalOf(await resubmitBooking(customer, id, { planHash: "sha256:other" }))).toBe("plan-changed");
    const plan = planOf(changed.installation, false, (await currentPolicy()).estimates);
    const again = openOf(await resubmitBooking(customer, id, { planHash: plan.hash }));
    expect(again).toMatchObject({ status: "submitted", windowMinutes: plan.workMinutes, kept: { plan: { hash: plan.hash } } });
    expect(again.window.end).toBe(plusMinutes(start, plan.workMinutes));
    expect(again.acceptance?.sentences.length).toBeGreaterThan(0);
    expect((await lastChange(id))?.detail).toMatchObject({ planAfter: plan.hash });
    expect((await heldFor(id)).map(({ kind }) => kind)).toEqual(["booking"]);
  });
});

describe("a plan that has changed since it was accepted", () => {
  test("stops approval and proposals until the customer accepts it, which keeps state, time and reference", async () => {
    const growing = await aReadyInstallation(customer, { name: "Changing" });
    const start = noon();
    const { id, reference } = await aNewRequest(start, growing);
    const found = granted(await findInstallation(customer, growing.id));
    const hosts = found.hosts.map((host) => ({
      ...host,
      version: { ...host.version, major: 4, minor: 8, patch: 0, text: "4.8" },
    }));
    const changed = granted(await changeInstallation(customer, growing.id, { change: { hosts }, version: found.revision }));
    expect(refusalOf(await approveBooking(desk, id, {}))).toBe("plan-changed");
    expect(refusalOf(await proposeTimes(desk, id, { starts: [noon()], message: "Later" }))).toBe("plan-changed");
    expect(refusalOf(await rescheduleBooking(customer, id, { start: noon() }))).toBe("plan-changed");
    const plan = planOf(changed.installation, false, (await currentPolicy()).estimates);
    const accepted = openOf(await acceptBooking(customer, id, { planHash: plan.hash }));
    expect(accepted).toMatchObject({ status: "submitted", reference, windowMinutes: plan.workMinutes });
    expect(accepted.window.start).toBe(start);
    expect(refusalOf(await acceptBooking(customer, id, { planHash: plan.hash }))).toBe("illegal-transition");
    expect(granted(await approveBooking(desk, id, {})).booking.status).toBe("approved");
  });

  test("is refused with the rule where its longer window does not fit", async () => {
    const growing = await aReadyInstallation(customer, { name: "Too long" });
    const start = noon();
    const { id } = await aNewRequest(start, growing);
    const found = granted(await findInstallation(customer, growing.id));
    const more = Array.from({ length: 8 }, (_, n) => ({ ...found.hosts[0], name: `bk-${n}`, role: "backup" as const }));
    const hosts = [...found.hosts, ...more] as typeof found.hosts;
    const changed = granted(await changeInstallation(customer, growing.id, { change: { hosts }, version: found.revision }));
    const { estimates } = await currentPolicy();
    const plan = planOf(changed.installation, false, estimates);
    const end = plusMinutes(start, planOf(found, false, estimates).workMinutes);
    await database().$executeRaw`INSERT INTO held_window (id, engineer_id, during, kind, holder, expires_at)
      SELECT 'in-the-way-' || id, id, tstzrange(to_timestamp(${end / 1000}::float8), to_timestamp(${end / 1000 + 600}::float8), '[)'), 'hold', id, now() + interval '1 hour' FROM engineer`;
    expect(refusalOf(await acceptBooking(customer, id, { planHash: plan.hash }))).toBe("slot-taken; /planHash capacity");
    await database().$executeRaw`DELETE FROM held_window WHERE id LIKE 'in-the-way-%'`;
    expect((await viewOf(id)).booking.revision).toBe(1);
  });
});

describe("proposing other times", () => {
  test("holds each of them beside the booking's own, and the one that is taken confirms", async () => {
    const { id, reference } = await aNewRequest();
    const [own] = await heldFor(id);
    const starts = [noon(), noon(), noon()];
    const proposed = openOf(await proposeTimes(desk, id, { starts, message: "We are full then" }));
    expect(proposed).toMatchObject({ status: "proposed", before: "submitted" });
    expect(proposed.proposals.map(({ start }) => start)).toEqual(starts);
    const held = await heldFor(id);
    expect(held.map(({ kind, expires }) => [kind, expires])).toEqual([
      ["booking", null],
      ...starts.map(() => ["proposal", proposed.due]),
    ]);
    expect(refusalOf(await acceptProposal(customer, id, { start: noon() }))).toBe("invalid-input; /start not-proposed");
    const wanted = starts[1] as Instant;
    const accepted = openOf(await acceptProposal(customer, id, { start: wanted }));
    expect(accepted).toMatchObject({ status: "approved", due: null, proposals: [], before: null, reference });
    expect(accepted.window.start).toBe(wanted);
    expect(accepted.wallClock).toBe(isoLocal(wanted, mirror.zone).slice(0, 16));
    expect((await heldFor(id)).map(({ kind, start }) => [kind, start])).toEqual([["booking", wanted]]);
    expect((await lastChange(id))?.detail).toEqual({ start: wanted, startBefore: own?.start, sequence: 1 });
  });

  test("can be an hour later with the only engineer who is there", async () => {
    const start = noon();
    const [first, second] = [await aNewRequest(start), await aNewRequest(start)];
    const later = plusMinutes(start, 60);
    const message = "An hour later suits us better";
    const proposed = openOf(await proposeTimes(desk, first.id, { starts: [later], message }));
    expect(proposed.proposals).toEqual([
      { start: later, engineerId: proposed.engineerId, wallClock: wallClock(later, mirror.zone) },
    ]);
    expect(await heldFor(first.id)).toHaveLength(2);
    expect(openOf(await acceptProposal(customer, first.id, { start: later })).window.start).toBe(later);
    granted(await cancelBooking(customer, second.id, {}));
  });

  test("is refused for a time that has passed, the booking's own, or where nobody is free; each is named", async () => {
    const start = noon();
    const { id } = await aNewRequest(start);
    const full = noon();
    const others = [await aNewRequest(full), await aNewRequest(full)];
    const message = "Something else";
    expect(refusalOf(await proposeTimes(desk, id, { starts: [start], message }))).toBe("invalid-input; /starts/0 own-time");
    expect(refusalOf(await proposeTimes(desk, id, { starts: [0 as Instant, full], message }))).toBe(
      "slot-not-allowed; /starts/0 notice; /starts/1 capacity",
    );
    expect(refusalOf(await proposeTimes(desk, id, { starts: [full], message }))).toBe("slot-taken; /starts/0 capacity");
    expect((await viewOf(id)).booking).toMatchObject({ status: "submitted", revision: 1 });
    for (const other of others) granted(await cancelBooking(customer, other.id, {}));
  });

  test("needs no notice and none of the rules of asking", async () => {
    const { id } = await aNewRequest();
    const soon = plusMinutes(Date.now() as Instant, 47);
    expect(openOf(await proposeTimes(desk, id, { starts: [soon], message: "Tonight?" })).due).toBe(soon);
    granted(await cancelBooking(customer, id, {}));
  });

  test("refused by the customer leads back to where it stood, and frees what was proposed", async () => {
    const [waiting, sure] = [await aNewRequest(), await confirmed()];
    for (const { id } of [waiting, sure]) {
      const before = await heldFor(id);
      const { status } = (await viewOf(id)).booking;
      granted(await proposeTimes(desk, id, { starts: [noon()], message: "Another day?" }));
      const refused = openOf(await refuseProposal(customer, id, { reason: "We are closed then" }));
      expect(refused).toMatchObject({ status, proposals: [], before: null });
      expect(refused.due === null).toBe(status === "approved");
      expect(await heldFor(id)).toEqual(before);
      expect(await lastChange(id)).toMatchObject({ act: "refuse-proposal", to: status, reason: "We are closed then" });
    }
  });

  test("gives way to nobody: a proposed time is not sold to anybody else meanwhile", async () => {
    const { id } = await aNewRequest();
    const start = noon();
    granted(await proposeTimes(desk, id, { starts: [start], message: "Another day?" }));
    const other = await aNewRequest(start);
    expect(other.engineer?.id).not.toBe((await heldFor(id)).find(({ kind }) => kind === "proposal")?.engineer);
    expect(refusalOf(await rescheduleBooking(customer, (await aNewRequest()).id, { start }))).toBe("slot-taken; /start capacity");
    granted(await cancelBooking(customer, id, {}));
    expect(await heldFor(id)).toEqual([]);
  });

  test("another engineer for the booking leaves what was proposed held", async () => {
    const { id } = await aNewRequest();
    granted(await proposeTimes(desk, id, { starts: [noon()], message: "Another day?" }));
    const engineerId = "engineer-b";
    expect(openOf(await assignBooking(desk, id, { engineerId })).status).toBe("proposed");
    expect((await heldFor(id)).map(({ kind, engineer }) => [kind, engineer])).toEqual([
      ["booking", engineerId],
      ["proposal", "engineer-a"],
    ]);
  });
});

describe("rescheduling", () => {
  test("frees and takes in one step, keeps reference and history, and waits for review again", async () => {
    const { id, reference } = await confirmed();
    const [old] = await heldFor(id);
    const start = noon();
    const moved = openOf(await rescheduleBooking(customer, id, { start }));
    expect(moved).toMatchObject({ id, reference, status: "submitted", alternates: [], exceptions: [] });
    expect(moved.due).not.toBeNull();
    expect(moved.wallClock).toBe(isoLocal(start, mirror.zone).slice(0, 16));
    expect((await heldFor(id)).map(({ kind, start: from }) => [kind, from])).toEqual([["booking", start]]);
    expect((await viewOf(id)).history.map(({ act }) => act)).toEqual(["submit", "approve", "reschedule"]);
    expect(await lastChange(id)).toMatchObject({ from: "approved", to: "submitted", detail: { start, startBefore: old?.start } });
    const [again] = await heldFor((await aNewRequest(old?.start as Instant)).id);
    expect(again?.start).toBe(old?.start);
  });

  test("is judged as a new time, and what is refused leaves everything as it was", async () => {
    const { id } = await confirmed();
    const before = [await viewOf(id), await heldFor(id)];
    const full = noon();
    await aNewRequest(full);
    await aNewRequest(full);
    expect(refusalOf(await rescheduleBooking(customer, id, { start: full }))).toBe("slot-taken; /start capacity");
    expect(refusalOf(await rescheduleBooking(customer, id, { start: plusMinutes(Date.now() as Instant, 60) }))).toContain(
      "/start notice",
    );
    const own = (before[0] as BookingView).booking.window.start;
    expect(refusalOf(await rescheduleBooking(customer, id, { start: own }))).toBe("invalid-input; /start own-time");
    expect([await viewOf(id), await heldFor(id)]).toEqual(before);
  });

  test("may overlap the time that is given up", async () => {
    const start = noon();
    const { id } = await aNewRequest(start);
    const other = await aNewRequest(start);
    expect(openOf(await rescheduleBooking(customer, id, { start: plusMinutes(start, 60) })).status).toBe("submitted");
    granted(await cancelBooking(customer, other.id, {}));
  });

  test("asks for the whole checklist again", async () => {
    const open = await aReadyInstallation(customer, { name: "Unready" });
    const { id } = await aNewRequest(noon(), open);
    await database().$executeRaw`DELETE FROM readiness_item WHERE installation_id = ${open.id} AND item = 'firewall'`;
    expect(refusalOf(await rescheduleBooking(customer, id, { start: noon() }))).toBe(
      "not-ready; /installationId missing-firewall",
    );
    granted(await setFirewall(customer, open.id, { state: "open" }));
  });
});

describe("a due date that passes", () => {
  test.each(["submitted", "changes-requested", "proposed"] as const)(
    "ends a booking that is %s, frees what it holds, and says so",
    async (state) => {
      const { id } = await aNewRequest();
      if (state === "changes-requested") granted(await requestChanges(desk, id, { message: "Something" }));
      if (state === "proposed") granted(await proposeTimes(desk, id, { starts: [noon()], message: "Another day?" }));
      await passDue(id);
      expect(await expireOverdue()).toBe(1);
      expect((await viewOf(id)).booking.status).toBe("cancelled");
      expect(await lastChange(id)).toMatchObject({
        act: "expire",
        by: "system",
        byId: null,
        from: state,
        to: "cancelled",
        reason: "expired",
      });
      expect(await heldFor(id)).toEqual([]);
      expect(await lastAction(id)).toBe("booking.expired");
      expect(await expireOverdue()).toBe(0);
    },
  );

  test("is over for everybody, however late the clock's own act comes", async () => {
    const { id } = await aNewRequest();
    const start = noon();
    granted(await proposeTimes(desk, id, { starts: [start], message: "Another day?" }));
    await passDue(id);
    expect(refusalOf(await acceptProposal(customer, id, { start }))).toBe("illegal-transition");
    expect(refusalOf(await refuseProposal(customer, id, {}))).toBe("illegal-transition");
    expect(refusalOf(await declineBooking(desk, id, { reason: "No" }))).toBe("illegal-transition");
    expect((await viewOf(id)).booking.status).toBe("proposed");
    expect(await expireOverdue()).toBe(1);
  });

  test("ends it once, with any number of workers", async () => {
    const ids = (await Promise.all(Array.from({ length: 5 }, () => aNewRequest()))).map(({ id }) => id);
    for (const id of ids) await passDue(id);
    const counts = await Promise.all(Array.from({ length: 6 }, () => expireOverdue()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
    for (const id of ids) expect((await viewOf(id)).history).toHaveLength(2);
  });

  test("goes by the database's clock: a process whose own clock jumps ends nothing and reminds of nothing", async () => {
    await remindInTime();
    const { id } = await aNewRequest(noons[0] as Instant);
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now() + 40 * 86_400_000);
      expect(await Promise.all([expireOverdue(), remindInTime()])).toEqual([0, 0]);
      vi.setSystemTime(Date.now() - 80 * 86_400_000);
      await passDue(id);
      expect(await expireOverdue()).toBe(1);
    } finally {
      vi.useRealTimers();
    }
    expect((await viewOf(id)).booking.status).toBe("cancelled");
  });

  test("against an answer at the same moment: one of the two", async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await aNewRequest(noons[0] as Instant);
      await database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() + interval '12 milliseconds' WHERE id = ${id}`;
      await Promise.all([
        approveBooking(desk, id, {}),
        expireOverdue(),
        new Promise((resolve) => setTimeout(resolve, 15)).then(expireOverdue),
      ]);
      const { booking, history } = await viewOf(id);
      expect(history).toHaveLength(2);
      expect(["approved", "cancelled"]).toContain(booking.status);
      expect(await heldFor(id)).toHaveLength(booking.status === "approved" ? 1 : 0);
      await cancelBooking(customer, id, {});
    }
  });

  test("is a rule of the desk: the days come from the policy of the moment", async () => {
    granted(await changePolicy(desk, { proposalDays: 1, changesDays: 1, requestDays: 3 }));
    const { id } = await aNewRequest();
    const days = ({ due }: { readonly due: Instant | null }) => Math.ceil(((due ?? 0) - Date.now()) / 86_400_000);
    expect(days(openOf(await requestChanges(desk, id, { message: "Something" })))).toBeLessThanOrEqual(2);
    expect(days(openOf(await resubmitBooking(customer, id, {})))).toBeLessThanOrEqual(4);
    granted(await changePolicy(desk, { proposalDays: 3, changesDays: 5, requestDays: 14 }));
    expect(refusalOf(await changePolicy(desk, { requestDays: 2 }))).toBe("invalid-input; /requestDays request-within-answer");
  });

  test("is told of beforehand, once for each due date", async () => {
    await remindInTime();
    const { id } = await aNewRequest();
    expect(await remindInTime()).toBe(0);
    await database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() + interval '23 hours' WHERE id = ${id}`;
    await database().$executeRaw`UPDATE booking_change SET at = at - interval '13 days' WHERE booking_id = ${id}`;
    const counts = await Promise.all([remindInTime(), remindInTime(), remindInTime()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await viewOf(id)).booking.revision).toBe(1);
    const jobs = await database().$queryRaw<
      unknown[]
    >`SELECT 1 FROM pgboss.job WHERE name = 'booking.remind' AND data->>'bookingId' = ${id}`;
    expect(jobs).toHaveLength(1);
  });
});

describe("who may", () => {
  test("each act belongs to its side, and a foreign booking does not exist", async () => {
    const { id } = await aNewRequest();
    const start = noon();
    expect(refusalOf(await requestChanges(customer, id, { message: "x" }))).toBe("forbidden");
    expect(refusalOf(await proposeTimes(customer, id, { starts: [start], message: "x" }))).toBe("forbidden");
    for (const act of [
      () => resubmitBooking(desk, id, {}),
      () => rescheduleBooking(desk, id, { start }),
      () => acceptProposal(desk, id, { start }),
      () => refuseProposal(desk, id, {}),
    ])
      expect(refusalOf(await act())).toBe("forbidden");
    for (const act of [
      () => resubmitBooking(stranger, id, {}),
      () => rescheduleBooking(stranger, id, { start }),
      () => acceptProposal(stranger, id, { start }),
      () => refuseProposal(stranger, id, {}),
    ])
      expect(refusalOf(await act())).toBe("not-found");
    expect(openOf(await rescheduleBooking(colleague, id, { start, version: 1 })).createdBy).toBe(customer.userId);
    expect(refusalOf(await rescheduleBooking(colleague, id, { start: noon(), version: 1 }))).toBe("outdated");
  });
});
