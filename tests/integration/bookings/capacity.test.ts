import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database, newId } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { changePolicy } from "#lib/scheduling/desk/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import {
  anInstallation,
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

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  await oneEngineer(desk);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

const noon = (n: number): Instant => {
  const start = noons[n];
  if (start === undefined) throw new Error("No free noon is left");
  return start;
};

test("windows of one engineer may touch and never overlap", async () => {
  const start = noon(0);
  await aRequest(customer, mirror, { start });
  const newest = await anInstallation(customer, { name: "Short", version: "5.1" });
  granted(await changePolicy(desk, { estimates: { guiUpdate: 30 } }));
  const touching = await submitBooking(customer, await aWish(newest, plusMinutes(start, -30)), null);
  expect(granted(touching).end).toBe(new Date(start).toISOString().replace(".000", ""));
  granted(await changePolicy(desk, { estimates: { guiUpdate: 31 } }));
  const overlapping = await submitBooking(customer, await aWish(newest, plusMinutes(start, -60)), null);
  expect(refusalOf(overlapping)).toBe("slot-taken; /start capacity");
});

test("buffers keep an engineer longer than the window, and are not in what the customer is told", async () => {
  granted(await changePolicy(desk, { bufferBeforeMinutes: 20, bufferAfterMinutes: 40 }));
  const start = noon(1);
  const sent = await aRequest(customer, mirror, { start });
  const end = plusMinutes(start, sent.plan.workMinutes);
  expect(sent.end).toBe(new Date(end).toISOString().replace(".000", ""));
  expect((await heldWindows()).at(-1)).toEqual({
    engineer: "engineer-a",
    start: plusMinutes(start, -20),
    end: plusMinutes(end, 40),
  });
  granted(await changePolicy(desk, { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }));
});

test("an expired hold is no obstacle, one that lives is", async () => {
  const start = noon(2);
  const hold = (expires: string) => database().$executeRaw`
    INSERT INTO held_window (id, engineer_id, during, kind, holder, expires_at)
    VALUES (${newId()}, 'engineer-a', tstzrange(to_timestamp(${start / 1000}::float8), to_timestamp(${start / 1000 + 3600}::float8), '[)'),
      'hold', ${newId()}, clock_timestamp() + ${expires}::interval)`;
  await hold("1 hour");
  expect(refusalOf(await submitBooking(customer, await aWish(mirror, start), null))).toBe("slot-taken; /start capacity");
  await database().$executeRaw`UPDATE held_window SET expires_at = clock_timestamp() - interval '1 second' WHERE kind = 'hold'`;
  expect((await aRequest(customer, mirror, { start })).engineer?.id).toBe("engineer-a");
  expect(await database().heldWindow.count({ where: { kind: "hold" } })).toBe(0);
});

test("a hundred requests for one window at once: one is booked, the others learn that it is taken", async () => {
  const wish = await aWish(mirror, noon(3));
  const answers = await Promise.all(Array.from({ length: 100 }, () => submitBooking(customer, wish, null)));
  const refusals = answers.filter(({ ok }) => !ok).map(refusalOf);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(refusals)).toEqual(new Set(["slot-taken; /start capacity"]));
});

test("requests that overlap only in part: the windows that are held never do", async () => {
  const starts = Array.from({ length: 40 }, (_, n) => plusMinutes(noon(4), 30 * (n % 10)));
  const wishes = await Promise.all(starts.map((start) => aWish(mirror, start)));
  await Promise.all(wishes.map((wish) => submitBooking(customer, wish, null)));
  const held = (await heldWindows()).filter(({ start }) => start >= noon(4) && start < noon(5));
  expect(held.length).toBeGreaterThan(0);
  held.slice(1).forEach((window, n) => {
    expect(window.start).toBeGreaterThanOrEqual(held[n]?.end ?? Number.POSITIVE_INFINITY);
  });
});
