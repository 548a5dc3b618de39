import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { HOLD_MINUTES } from "#lib/scheduling/hold/hold.ts";
import { heldUntil, holdSlot } from "#lib/scheduling/hold/service.ts";
import { checkSlot, currentPolicy } from "#lib/scheduling/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import {
  aReadyInstallation,
  aRequest,
  aWish,
  freeNoons,
  granted,
  heldWindows,
  oneEngineer,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

type Side = { readonly customer: Customer; readonly installation: Installation };

let mine: Side;
let theirs: Side;
let noons: readonly Instant[];

beforeAll(async () => {
  const side = async (): Promise<Side> => {
    const customer = await withAccount(await aCustomer());
    return { customer, installation: await aReadyInstallation(customer) };
  };
  [mine, theirs] = [await side(), await side()];
  const desk: Desk = await withAccount(aReviewer());
  await oneEngineer(desk);
  noons = await freeNoons(mine.customer, mine.installation);
});

beforeEach(() => database().heldWindow.deleteMany({ where: { kind: "hold" } }));

afterAll(closeQueue);

const noon = (n: number) => noons[n] as Instant;
const hold = async ({ customer, installation }: Side, start: Instant) =>
  granted(await holdSlot(customer, installation.id, { start, failback: false })).until;
const refusals = async ({ customer, installation }: Side, start: Instant) =>
  granted(await checkSlot(customer, installation.id, { start, failback: false })).refusals.map(({ code }) => code);
const until = async ({ customer, installation }: Side, start: Instant) => {
  const policy = await currentPolicy();
  const { facts } = granted(await checkSlot(customer, installation.id, { start, failback: false }));
  return heldUntil(customer, { start, windowMinutes: facts.windowMinutes, policy });
};

test("a chosen time waits a quarter of an hour for whoever chose it, and is taken for everybody else", async () => {
  const held = await hold(mine, noon(0));
  const wait = ((held ?? 0) - systemClock()) / 60_000;
  expect(wait).toBeGreaterThan(HOLD_MINUTES - 1);
  expect(wait).toBeLessThanOrEqual(HOLD_MINUTES);
  expect(await until(mine, noon(0))).toBe(held);
  expect(await until(theirs, noon(0))).toBeNull();
  expect(await refusals(mine, noon(0))).toEqual([]);
  expect(await refusals(theirs, noon(0))).toEqual(["capacity"]);
  expect(await hold(theirs, noon(0))).toBeNull();
  const wish = await aWish(theirs.installation, noon(0));
  expect(refusalOf(await submitBooking(theirs.customer, wish, null))).toBe("slot-taken; /start capacity");
});

test("sending the request books the very time that was held, and holds nothing beside it", async () => {
  await hold(mine, noon(1));
  const booking = await aRequest(mine.customer, mine.installation, { start: noon(1) });
  const windows = await database().heldWindow.findMany({ where: { bookingId: booking.id } });
  expect(windows.map(({ kind }) => kind)).toEqual(["booking"]);
  expect(await database().heldWindow.count({ where: { kind: "hold" } })).toBe(0);
});

test("a new choice lets go of the one before, a neighbouring one too", async () => {
  await hold(mine, noon(2));
  await hold(mine, plusMinutes(noon(2), 30));
  expect(await until(mine, noon(2))).toBeNull();
  expect(await database().heldWindow.count({ where: { kind: "hold" } })).toBe(1);
  await hold(mine, noon(3));
  expect(await refusals(theirs, noon(2))).toEqual([]);
});

test("what is over its time holds nobody up, and can be taken by others", async () => {
  await hold(mine, noon(4));
  await database().$executeRaw`UPDATE held_window SET expires_at = clock_timestamp() - interval '1 second' WHERE kind = 'hold'`;
  expect(await until(mine, noon(4))).toBeNull();
  expect(await refusals(theirs, noon(4))).toEqual([]);
  expect(await hold(theirs, noon(4))).not.toBeNull();
  expect(await refusals(mine, noon(4))).toEqual(["capacity"]);
});

test("of twenty who choose one time at once, one gets it", async () => {
  const people = await Promise.all(Array.from({ length: 20 }, async () => withAccount(await aCustomer())));
  const sides = await Promise.all(
    people.map(async (customer): Promise<Side> => ({ customer, installation: await aReadyInstallation(customer) })),
  );
  const held = await Promise.all(sides.map((side) => hold(side, noon(5))));
  expect(held.filter((moment) => moment !== null)).toHaveLength(1);
  const windows = (await heldWindows()).filter(({ start }) => start === noon(5));
  expect(windows).toHaveLength(1);
});

test("a time that is asked for as an exception is held too, but never past a rule that nothing sets aside", async () => {
  const { customer, installation } = mine;
  const odd = plusMinutes(noon(6), 7);
  const asked = { start: odd, failback: false, exception: true };
  expect(granted(await holdSlot(customer, installation.id, asked)).until).not.toBeNull();
  expect((await refusals(theirs, odd)).toSorted()).toEqual(["capacity", "grid"]);
  const second = granted(await holdSlot(theirs.customer, theirs.installation.id, asked));
  expect(second.until).toBeNull();
  expect(second.check?.refusals.map(({ code }) => code)).toEqual(["capacity"]);
  const past = granted(await holdSlot(customer, installation.id, { ...asked, start: plusMinutes(systemClock(), -600) }));
  expect(past.until).toBeNull();
  expect(past.check?.refusals.map(({ code }) => code)).toContain("notice");
});

test("a time that breaks a rule is not held, and the rule is named", async () => {
  const { customer, installation } = mine;
  const odd = plusMinutes(noon(6), 7);
  const { until: held, check } = granted(await holdSlot(customer, installation.id, { start: odd, failback: false }));
  expect(held).toBeNull();
  expect(check?.refusals.map(({ code }) => code)).toEqual(["grid"]);
  expect(refusalOf(await holdSlot(theirs.customer, installation.id, { start: noon(6), failback: false }))).toBe("not-found");
});
