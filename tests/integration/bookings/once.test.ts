import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { aReadyInstallation, aWish, freeNoons, granted, oneEngineer, refusalOf, withAccount } from "#tests/support/bookings.ts";
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

const keyFor = (key: string, body: object): OnceKey => ({
  owner: customer.userId,
  route: "POST /bookings",
  key,
  bodyHash: JSON.stringify(body),
});

test("the same request again gives the same answer and creates nothing, though its own window is now held", async () => {
  const wish = await aWish(mirror, noon(0));
  const first = granted(await submitBooking(customer, wish, keyFor("again", wish)));
  const second = granted(await submitBooking(customer, wish, keyFor("again", wish)));
  expect(second).toEqual(first);
  expect(await database().booking.count({ where: { startsAt: new Date(noon(0)) } })).toBe(1);
});

test("it does so after the booking was cancelled and the plan has changed", async () => {
  const wish = await aWish(mirror, noon(1));
  const first = granted(await submitBooking(customer, wish, keyFor("later", wish)));
  granted(await cancelBooking(customer, first.id, {}));
  granted(await changeInstallation(customer, mirror.id, { change: { name: "Renamed" }, version: mirror.revision }));
  expect(granted(await submitBooking(customer, wish, keyFor("later", wish)))).toEqual(first);
});

test("the same key with another body is a mismatch, whatever else is wrong with that body", async () => {
  const wish = await aWish(mirror, noon(2));
  granted(await submitBooking(customer, wish, keyFor("mismatch", wish)));
  const other = { ...wish, start: noon(3) };
  expect(refusalOf(await submitBooking(customer, other, keyFor("mismatch", other)))).toBe("idempotency-mismatch");
  const wrong = { ...wish, planHash: "sha256:other" };
  expect(refusalOf(await submitBooking(customer, wrong, keyFor("mismatch", wrong)))).toBe("idempotency-mismatch");
});

test("a refusal is not kept: the same key may be tried again", async () => {
  const odd = await aWish(mirror, plusMinutes(noon(4), 1));
  expect(refusalOf(await submitBooking(customer, odd, keyFor("refused", odd)))).toContain("slot-not-allowed");
  const mended = { ...odd, start: noon(4) };
  expect(granted(await submitBooking(customer, mended, keyFor("refused", mended))).status).toBe("submitted");
});

test("ten sends at once are one booking and ten equal answers", async () => {
  for (let n = 5; n < 10; n++) {
    const wish = await aWish(mirror, noon(n));
    const key = keyFor(`at once ${n}`, wish);
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitBooking(customer, wish, key)));
    const [first, ...others] = answers.map(granted);
    expect(others).toEqual(others.map(() => first));
    expect(await database().booking.count({ where: { startsAt: new Date(noon(n)) } })).toBe(1);
  }
});
