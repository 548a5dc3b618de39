import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import type { ZoneTable } from "#lib/bookings/clock/clock-standing.ts";
import { watchClocks } from "#lib/bookings/clock/service.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { acceptProposal, proposeTimes } from "#lib/bookings/proposal/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { tellAbout } from "#lib/bookings/telling/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { tzVersion } from "#lib/time/system-clock.ts";
import { localTime, resolveLocal, wallClock } from "#lib/time/zone.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, inTurn, oneEngineer, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer(), "de");
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
  await oneEngineer(desk);
});

/** Everything that stands has been looked at, so that each test sees its own bookings alone. */
beforeEach(() => database().$executeRaw`UPDATE booking SET tz_version = '9999z'`);

afterAll(closeQueue);

const noon = inTurn(() => noons);

/** A table of a later version, in which the clock shows this start's time an hour earlier, and everything else as before. */
function earlier(start: Instant): ZoneTable {
  const asked = localTime(start, mirror.zone);
  return {
    version: "9999a",
    resolve: (date, minute, zone) =>
      resolveLocal(date, date === asked.date && minute === asked.minuteOfDay ? minute - 60 : minute, zone),
  };
}

const UNCHANGED: ZoneTable = { version: "9999a", resolve: resolveLocal };

const book = (start: Instant) => aRequest(customer, mirror, { start });
const viewOf = async (id: string) => granted(await findBooking(desk, id));
const lastOf = async (id: string) => (await viewOf(id)).history.at(-1);

const heldStart = async (id: string) => {
  const rows = await database().$queryRaw<{ start: number }[]>`
    SELECT (extract(epoch FROM lower(during)) * 1000)::float8 AS start FROM held_window WHERE booking_id = ${id}`;
  return rows.map(({ start }) => start);
};

const versionOf = async (id: string) => (await database().booking.findUniqueOrThrow({ where: { id } })).tzVersion;

/** The mails about the last change, by the address they go to. */
async function mailsAbout(id: string): Promise<Map<string, string>> {
  const change = await database().bookingChange.findFirstOrThrow({ where: { bookingId: id }, orderBy: { id: "desc" } });
  const { booking } = await viewOf(id);
  await tellAbout({ bookingId: id, revision: booking.revision, change: change.id.toString() });
  const mails = await database().mail.findMany({ where: { kind: `booking.${change.act}` } });
  return new Map(mails.filter(({ text }) => text.includes(booking.reference)).map(({ toAddress, text }) => [toAddress, text]));
}

/** Two windows of which the second begins where the first ends; nobody but one engineer is there. */
async function neighbours() {
  const second = noon();
  const { booking } = await viewOf((await book(second)).id);
  const before = plusMinutes(second, -Math.ceil(booking.windowMinutes / 30) * 30);
  const first = await book(before);
  return { id: booking.id, start: second, inTheWay: first.id };
}

describe("a zone whose rules change", () => {
  test("is known by the version that a booking was made with", async () => {
    expect(await versionOf((await book(noon())).id)).toBe(tzVersion());
  });

  test("leaves bookings alone whose time is the same moment still", async () => {
    const start = noon();
    const { id } = await book(start);
    expect(await watchClocks(UNCHANGED)).toEqual({ kept: 1, moved: 0, stuck: 0 });
    expect(await viewOf(id)).toMatchObject({ booking: { window: { start }, clock: null, revision: 1 } });
    expect(await versionOf(id)).toBe("9999a");
    expect(await watchClocks(UNCHANGED)).toEqual({ kept: 0, moved: 0, stuck: 0 });
  });

  test("moves the moment and what is held, keeps the time on the wall, and writes it down", async () => {
    const start = noon();
    const { id } = await book(start);
    const { booking: before } = await viewOf(id);
    expect(await watchClocks(earlier(start))).toEqual({ kept: 0, moved: 1, stuck: 0 });
    const { booking } = await viewOf(id);
    expect(booking).toMatchObject({ clock: "moved", status: "submitted", wallClock: before.wallClock });
    expect(booking.window).toEqual({ start: plusMinutes(start, -60), end: plusMinutes(before.window.end, -60) });
    expect("due" in booking && "due" in before && booking.due === before.due).toBe(true);
    expect(await heldStart(id)).toEqual([plusMinutes(start, -60)]);
    expect(await lastOf(id)).toMatchObject({
      act: "follow-clock",
      by: "system",
      from: "submitted",
      to: "submitted",
      detail: { start: plusMinutes(start, -60), startBefore: start },
    });
    const trail = await database().auditEntry.findFirst({ where: { subject: `booking:${id}` }, orderBy: { id: "desc" } });
    expect(trail?.action).toBe("booking.moved-with-clock");
  });

  test("is told to both sides, each in their language", async () => {
    const start = noon();
    const { id } = await book(start);
    await watchClocks(earlier(start));
    const mails = await mailsAbout(id);
    expect(mails.get(customer.email)).toContain("The rules for clocks in");
    expect(mails.get(desk.email)).toContain("Die Regeln für die Uhrzeit in");
  });

  test("moves nothing back when a process with an older table looks", async () => {
    const start = noon();
    const { id } = await book(start);
    await watchClocks(earlier(start));
    await database().$executeRaw`UPDATE booking SET tz_version = '9999a' WHERE id = ${id}`;
    expect(await watchClocks({ ...UNCHANGED, version: "9998a" })).toEqual({ kept: 0, moved: 0, stuck: 0 });
    expect((await viewOf(id)).booking.window.start).toBe(plusMinutes(start, -60));
  });
});

describe("a moment that is not free", () => {
  test("leaves what is held where it was, and asks the desk, once", async () => {
    const { id, start } = await neighbours();
    expect(await watchClocks(earlier(start))).toEqual({ kept: 1, moved: 0, stuck: 1 });
    expect(await viewOf(id)).toMatchObject({ booking: { clock: "stuck", window: { start } } });
    expect(await heldStart(id)).toEqual([start]);
    expect(await lastOf(id)).toMatchObject({ act: "flag-clock", by: "system" });
    expect((await mailsAbout(id)).get(customer.email)).toContain("is not free");
    const { history } = await viewOf(id);
    expect(await watchClocks(earlier(start))).toEqual({ kept: 0, moved: 0, stuck: 1 });
    expect((await viewOf(id)).history).toEqual(history);
  });

  test("is taken as soon as it is free", async () => {
    const { id, start, inTheWay } = await neighbours();
    await watchClocks(earlier(start));
    granted(await cancelBooking(customer, inTheWay, {}));
    expect(await watchClocks(earlier(start))).toEqual({ kept: 0, moved: 1, stuck: 0 });
    expect(await viewOf(id)).toMatchObject({ booking: { clock: "moved", window: { start: plusMinutes(start, -60) } } });
  });

  test("is asked about in the same way where the clock jumps over the promised time", async () => {
    const start = noon();
    const { id } = await book(start);
    const gap: ZoneTable = { version: "9999a", resolve: () => ({ kind: "gap", after: plusMinutes(start, 60) }) };
    expect(await watchClocks(gap)).toEqual({ kept: 0, moved: 0, stuck: 1 });
    expect(await viewOf(id)).toMatchObject({ booking: { clock: "stuck", window: { start } } });
  });

  test("is settled by another time", async () => {
    const { id, start } = await neighbours();
    await watchClocks(earlier(start));
    granted(await rescheduleBooking(customer, id, { start: noon() }));
    expect(await viewOf(id)).toMatchObject({ booking: { clock: null } });
    expect(await versionOf(id)).toBe(tzVersion());
  });
});

describe("other times than a booking's own", () => {
  const hour = (start: Instant) => plusMinutes(start, -60);
  const propose = async (id: string, starts: readonly Instant[]) =>
    granted(await proposeTimes(desk, id, { starts, message: "These suit us better." }));

  test("keep the time on the wall where the customer named them, and nobody's own start moves with them", async () => {
    const [start, first, second] = [noon(), noon(), noon()];
    const { id } = await aRequest(customer, mirror, { start, alternates: [first, second] });
    expect(await watchClocks(earlier(first))).toEqual({ kept: 0, moved: 1, stuck: 0 });
    const { booking } = await viewOf(id);
    expect(booking).toMatchObject({ window: { start }, alternates: [hour(first), second], clock: null });
    expect(booking.alternateClocks).toEqual([first, second].map((one) => wallClock(one, mirror.zone)));
    expect(await heldStart(id)).toEqual([start]);
    expect((await mailsAbout(id)).get(customer.email)).toContain("since other times were named for this upgrade");
    expect(await watchClocks(earlier(first))).toEqual({ kept: 1, moved: 0, stuck: 0 });
  });

  test("keep it where the desk proposed them, with what is held, and can still be taken", async () => {
    const [start, first, second] = [noon(), noon(), noon()];
    const { id } = await book(start);
    await propose(id, [first, second]);
    expect(await watchClocks(earlier(second))).toEqual({ kept: 0, moved: 1, stuck: 0 });
    const { booking } = await viewOf(id);
    expect("proposals" in booking && booking.proposals.map((proposal) => proposal.start)).toEqual([first, hour(second)]);
    expect(booking).toMatchObject({ status: "proposed", window: { start }, clock: null });
    expect((await heldStart(id)).toSorted((a, b) => a - b)).toEqual([start, first, hour(second)]);
    expect(await lastOf(id)).toMatchObject({ act: "follow-clock", detail: { starts: [first, hour(second)] } });
    const mails = await mailsAbout(id);
    expect([...mails.keys()].toSorted()).toEqual(expect.arrayContaining([customer.email, desk.email].toSorted()));
    const taken = granted(await acceptProposal(customer, id, { start: hour(second) }));
    expect(taken.booking).toMatchObject({ status: "approved", window: { start: hour(second) } });
  });

  test("stay where they are held and are flagged where nobody is free, until somebody is", async () => {
    const { inTheWay, start: proposed, id: behind } = await neighbours();
    granted(await cancelBooking(customer, behind, {}));
    const { id } = await book(noon());
    await propose(id, [proposed]);
    expect(await watchClocks(earlier(proposed))).toMatchObject({ moved: 0, stuck: 1 });
    expect(await viewOf(id)).toMatchObject({ booking: { clock: "stuck", proposals: [{ start: proposed }] } });
    expect(await heldStart(id)).toContain(proposed);
    expect((await mailsAbout(id)).get(customer.email)).toContain("since other times were proposed for this upgrade");
    granted(await cancelBooking(customer, inTheWay, {}));
    expect(await watchClocks(earlier(proposed))).toMatchObject({ moved: 1, stuck: 0 });
    expect(await viewOf(id)).toMatchObject({ booking: { clock: null, proposals: [{ start: hour(proposed) }] } });
  });
});

test("what is over or under way is left alone", async () => {
  const start = noon();
  const { id } = await book(start);
  granted(await cancelBooking(customer, id, {}));
  expect(await watchClocks(earlier(start))).toEqual({ kept: 0, moved: 0, stuck: 0 });
});
