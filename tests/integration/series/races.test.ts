import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { approveBooking, cancelBooking } from "#lib/bookings/decision/service.ts";
import { rescheduleSeries } from "#lib/bookings/reschedule/series/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { aReadyInstallation, aWish, freeNoons, heldWindows, oneEngineer, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { aSeries, aSeriesWish, idsOf, standing } from "#tests/support/series/series.ts";

const ROUNDS = 10;

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  await oneEngineer(desk);
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

beforeEach(() => database().$executeRaw`TRUNCATE booking, booking_change, held_window, series CASCADE`);

const noonAt = (n: number): Instant => {
  const noon = noons[n];
  if (noon === undefined) throw new Error("No free noon is left");
  return noon;
};

/** Series whose evenings are not all there, or not all held. */
async function partial(): Promise<number> {
  const [row] = await database().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM series s WHERE s.evenings <> (SELECT count(*) FROM booking b WHERE b.series_id = s.id)
      OR s.evenings <> (SELECT count(*) FROM held_window h JOIN booking b ON b.id = h.booking_id WHERE b.series_id = s.id)`;
  return row?.n ?? 0;
}

test("of two series that share an evening one is booked whole, and of the other nothing is left", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((n) => noonAt(round * 4 + n)) as [Instant, Instant, Instant, Instant, Instant];
    await database().$executeRaw`TRUNCATE booking, booking_change, held_window, series CASCADE`;
    const wishes = [await aSeriesWish(mirror, [a, c, e]), await aSeriesWish(mirror, [b, c, d]), await aWish(mirror, c)];
    const answers = await Promise.all(wishes.map((wish) => submitBooking(customer, wish, null)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe("slot-taken");
    const windows = answers[2]?.ok ? 1 : 3;
    expect([await partial(), (await heldWindows()).length, await database().booking.count()]).toEqual([0, windows, windows]);
  }
});

test("two series without a common evening are both booked, whatever their order", async () => {
  const wishes = [
    await aSeriesWish(mirror, [noonAt(0), noonAt(2), noonAt(4)]),
    await aSeriesWish(mirror, [noonAt(1), noonAt(3), noonAt(5)]),
  ];
  const answers = await Promise.all([...wishes, ...wishes].map((wish) => submitBooking(customer, wish, null)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect([await partial(), (await heldWindows()).length]).toEqual([0, 6]);
});

test("an evening that is confirmed while an earlier one is cancelled is on hold in the end, or was not confirmed", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const answer = await aSeries(
      customer,
      mirror,
      [0, 1, 2].map((n) => noonAt(round * 3 + n)),
    );
    const [one = "", two = "", three = ""] = idsOf(answer);
    const acts = [
      cancelBooking(customer, one, {}),
      approveBooking(desk, two, {}),
      approveBooking(desk, three, { evenings: "all" }),
      cancelBooking(customer, two, { evenings: "later" }),
    ];
    const codes = (await Promise.all(acts)).map((result) => (result.ok ? "done" : result.error.code));
    for (const code of codes) expect(["done", "on-hold", "illegal-transition", "changed-meanwhile"]).toContain(code);
    const [first, ...later] = await standing(answer.series?.id ?? "");
    const failed = first?.status === "cancelled";
    for (const { status, hold } of later)
      expect([status, hold, failed]).toSatisfy(() => status === "cancelled" || !failed || hold !== null);
  }
});

test("two moves of one series at once: every window is where one of them has put it", async () => {
  const answer = await aSeries(customer, mirror, [noonAt(0), noonAt(1), noonAt(2)]);
  const ways = [120, 240].map((minutes) => [0, 1, 2].map((n) => plusMinutes(noonAt(n), minutes)));
  const [id = ""] = idsOf(answer);
  const moved = await Promise.all(ways.map((series) => rescheduleSeries(customer, id, { series })));
  expect(moved.some(({ ok }) => ok)).toBe(true);
  const rows = await database().booking.findMany({ orderBy: { evening: "asc" }, select: { startsAt: true } });
  expect(ways.map((way) => way.map((start) => new Date(start)))).toContainEqual(rows.map(({ startsAt }) => startsAt));
  expect([await partial(), (await heldWindows()).length]).toEqual([0, 3]);
});

test("the same sends find out a build without lock and constraint", async () => {
  await database().$executeRawUnsafe(
    "CREATE OR REPLACE FUNCTION calendar_lock() RETURNS void LANGUAGE sql VOLATILE AS 'SELECT NULL::void'",
  );
  await database().$executeRawUnsafe("ALTER TABLE held_window DROP CONSTRAINT held_window_no_overlap");
  const wish = (n: number) => aSeriesWish(mirror, [noonAt(n), noonAt(20), noonAt(21)]);
  const wishes = await Promise.all([14, 15, 16, 17, 18, 19].map(wish));
  const answers = await Promise.all(wishes.map((one) => submitBooking(customer, one, null)));
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(1);
});
