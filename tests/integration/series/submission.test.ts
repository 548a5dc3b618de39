import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import { isOverlap } from "#lib/db/fault.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { planOf } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { changePolicy } from "#lib/scheduling/desk/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { DAY_MS, type Instant, instant, plusMinutes } from "#lib/time/instant.ts";
import {
  aReadyInstallation,
  aRequest,
  aWish,
  freeNoons,
  granted,
  heldWindows,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { aSeries, aSeriesWish, idsOf, standing } from "#tests/support/series/series.ts";

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];
let used = 0;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Noons of so many days, one after the other; every test has days of its own. */
function nextNoons(count = 3): readonly [Instant, ...Instant[]] {
  const [first, ...rest] = noons.slice(used, used + count);
  used += count;
  if (first === undefined || rest.length < count - 1) throw new Error("No free noons are left");
  return [first, ...rest];
}

const wholePlan = async (installation = mirror) => planOf(installation, false, (await currentPolicy()).estimates);

const seriesCount = async () => database().series.count();

describe("a series", () => {
  test("is a booking for each evening, with its part of the plan", async () => {
    const starts = nextNoons();
    const first = await aSeries(customer, mirror, starts);
    expect(first.series?.evenings.map(({ evening, start }) => [evening, Date.parse(start)])).toEqual(
      starts.map((s, n) => [n + 1, s]),
    );
    const views = await Promise.all(idsOf(first).map(async (id) => granted(await findBooking(customer, id))));
    const plan = await wholePlan();
    expect(views.flatMap(({ booking }) => booking.kept.plan.steps)).toEqual(plan.steps);
    expect(views.map(({ booking }) => booking.kept.plan.hash)).toEqual([plan.hash, plan.hash, plan.hash]);
    expect(views.map(({ booking }) => booking.windowMinutes)).toEqual([75, 75, 75]);
    expect(new Set(views.map(({ booking }) => booking.reference)).size).toBe(3);
    expect(views.map(({ booking }) => booking.acceptance?.sentences.length)).toEqual([1, 1, 1]);
    const [row] = await database().$queryRaw<
      { plan: { plan: unknown } }[]
    >`SELECT plan FROM series WHERE id = ${first.series?.id}`;
    expect(row?.plan.plan).toEqual(JSON.parse(JSON.stringify(plan)));
  });

  test("waits until the same day with all its evenings, and each is told of", async () => {
    const first = await aSeries(customer, mirror, nextNoons());
    const rows = await database().booking.findMany({ where: { id: { in: [...idsOf(first)] } }, select: { dueAt: true } });
    expect(new Set(rows.map(({ dueAt }) => dueAt?.getTime())).size).toBe(1);
    const [jobs] = await database().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job
      WHERE name = 'booking.announce' AND data->>'bookingId' = ANY(${[...idsOf(first)]})`;
    expect(jobs?.n).toBe(3);
  });

  test("answers the same for the same key, and makes nothing more", async () => {
    const wish = await aSeriesWish(mirror, nextNoons());
    const key = { owner: customer.userId, route: "POST /bookings", key: "twice", bodyHash: "1" };
    const before = await seriesCount();
    const [one, two] = [await submitBooking(customer, wish, key), await submitBooking(customer, wish, key)];
    expect(two).toEqual(one);
    expect(await seriesCount()).toBe(before + 1);
  });

  test("of the desk's own is confirmed, and need not keep the gap", async () => {
    const [first, ...far] = noons.slice(-12);
    const starts = [first as Instant, far.at(-2) as Instant, far.at(-1) as Instant];
    const wish = { ...(await aSeriesWish(mirror, starts)), override: { reason: "As agreed on the telephone" } };
    const booked = granted(await submitBooking(desk, wish, null));
    expect(await standing(booked.series?.id ?? "")).toEqual(
      [1, 2, 3].map((evening) => ({ evening, status: "approved", hold: null, held: 1 })),
    );
  });
});

describe("is refused whole", () => {
  const nothing = async (work: () => Promise<void>) => {
    const [windows, series] = [await heldWindows(), await seriesCount()];
    await work();
    expect([await heldWindows(), await seriesCount()]).toEqual([windows, series]);
  };

  const refused = async (starts: readonly Instant[], more: object = {}) =>
    refusalOf(await submitBooking(customer, { ...(await aSeriesWish(mirror, starts)), ...more }, null));

  test("where the plan is not offered in so many evenings", async () => {
    const starts = nextNoons(4);
    await nothing(async () => {
      expect(await refused(starts)).toBe("invalid-input; /series series-count");
      expect(await refused(starts.slice(0, 2))).toBe("invalid-input; /series series-count");
    });
    const short = await aReadyInstallation(customer, { name: "One stage", version: "4.3.1" });
    const wish = await aSeriesWish(short, starts.slice(0, 2));
    expect(refusalOf(await submitBooking(customer, wish, null))).toBe("invalid-input; /series series-not-possible");
  });

  test("where an evening starts before the one before it has ended", async () => {
    const [first, second] = nextNoons(2);
    await nothing(async () => {
      expect(await refused([first, plusMinutes(first, 60), second as Instant])).toBe("slot-not-allowed; /series/1 series-order");
      expect(await refused([second as Instant, first, plusMinutes(second as Instant, 120)])).toBe(
        "slot-not-allowed; /series/1 series-order",
      );
    });
  });

  test("where too many days lie between two evenings, by the policy of the day", async () => {
    const starts = nextNoons();
    const [first, second] = starts;
    const late = noons.find((noon) => noon > (second as Instant) + 15 * DAY_MS) as Instant;
    await nothing(async () => {
      expect(await refused([first, second as Instant, late])).toBe("slot-not-allowed; /series/2 series-gap");
    });
    granted(await changePolicy(desk, { seriesGapDays: 30 }));
    expect((await submitBooking(customer, await aSeriesWish(mirror, [first, second as Instant, late]), null)).ok).toBe(true);
    granted(await changePolicy(desk, { seriesGapDays: 14 }));
  });

  test("where one evening breaks a rule of the start, and each is named with its place", async () => {
    const [first, second] = nextNoons(2);
    const night = plusMinutes(second as Instant, 11 * 60);
    await nothing(async () => {
      const result = await submitBooking(customer, await aSeriesWish(mirror, [first, second as Instant, night]), null);
      expect(refusalOf(result)).toBe("slot-not-allowed; /series/2 time-of-day");
      expect(result.ok ? "" : result.error.faults?.[0]?.message).toMatch(/^Evening 3: /);
    });
  });

  test("where somebody else has the time of one evening", async () => {
    const [first, second, third] = nextNoons();
    for (const _ of [1, 2]) await aRequest(customer, mirror, { start: second as Instant });
    await nothing(async () => {
      expect(await refused([first, second as Instant, third as Instant])).toBe("slot-taken; /series/1 capacity");
    });
  });

  test("after the hosts have changed", async () => {
    expect(await refused(nextNoons(), { planHash: "sha256:other" })).toBe("plan-changed");
  });
});

test("two evenings of one day get along with buffers, by two engineers", async () => {
  granted(await changePolicy(desk, { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 }));
  const [first, second] = nextNoons(2);
  const booked = await aSeries(customer, mirror, [first, plusMinutes(first, 90), second as Instant]);
  granted(await changePolicy(desk, { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }));
  const rows = await database().booking.findMany({ where: { id: { in: [...idsOf(booked)] } }, orderBy: { evening: "asc" } });
  expect(new Set(rows.slice(0, 2).map(({ engineerId }) => engineerId)).size).toBe(2);
});

test("a series that is cut off half way leaves nothing, whatever cut it off", async () => {
  await database().$executeRawUnsafe(`CREATE FUNCTION fail_third() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.evening = 3 THEN RAISE EXCEPTION 'cut off'; END IF; RETURN NEW; END $$`);
  await database().$executeRawUnsafe(
    "CREATE TRIGGER fail_third BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION fail_third()",
  );
  const [windows, series, bookings] = [await heldWindows(), await seriesCount(), await database().booking.count()];
  const thrown = await submitBooking(customer, await aSeriesWish(mirror, nextNoons()), null).catch((error: unknown) => error);
  await database().$executeRawUnsafe("DROP FUNCTION fail_third() CASCADE");
  expect(thrown).toBeInstanceOf(Error);
  expect(isOverlap(thrown)).toBe(false);
  expect([await heldWindows(), await seriesCount(), await database().booking.count()]).toEqual([windows, series, bookings]);
});

test("an upgrade that is done in one go is as it was", async () => {
  const [start] = nextNoons(1);
  const { id, ...booking } = granted(await submitBooking(customer, await aWish(mirror, start), null));
  expect(booking).not.toHaveProperty("series");
  expect(granted(await findBooking(customer, id))).toMatchObject({ evenings: [], booking: { series: null } });
  expect(instant(Date.parse(booking.end)) - start).toBe(225 * 60_000);
});
