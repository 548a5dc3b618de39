import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { declineBooking } from "#lib/bookings/decision/service.ts";
import { reviewOf } from "#lib/bookings/review/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let desk: Desk;
let customer: Customer;
/** Five of one installation, made in the order of their slots; all but the last two are over. */
let requests: readonly BookingAnswer[];
/** Over as well, of another installation of the same customer. */
let elsewhere: BookingAnswer;

const declines = async ({ id }: BookingAnswer) => granted(await declineBooking(desk, id, { reason: "Not on that night." }));

beforeAll(async () => {
  desk = await withAccount(aReviewer());
  customer = await withAccount(await aCustomer());
  const [mirror, other] = [await aReadyInstallation(customer), await aReadyInstallation(customer)];
  const noons = await freeNoons(customer, mirror);
  const made: BookingAnswer[] = [];
  for (const start of noons.slice(0, 6)) made.push(await aRequest(customer, mirror, { start }));
  requests = made;
  for (const request of made.slice(0, 4)) await declines(request);
  const [noon] = noons;
  if (noon === undefined) throw new Error("No free noon");
  elsewhere = await aRequest(customer, other, { start: noon });
  await declines(elsewhere);
});

afterAll(closeQueue);

const referenceOf = (n: number): string => {
  const found = requests[n];
  if (!found) throw new Error(`No request ${n}`);
  return found.reference;
};

const earlierOf = async (reference: string) =>
  granted(await reviewOf(desk, reference)).earlier.map(({ booking }) => booking.reference);

test("a review tells of the last three bookings of the same installation that are over, the latest slot first", async () => {
  expect(await earlierOf(referenceOf(4))).toEqual([referenceOf(3), referenceOf(2), referenceOf(1)]);
});

test("a booking that is over itself is not among those that it is told beside", async () => {
  expect(await earlierOf(referenceOf(3))).toEqual([referenceOf(2), referenceOf(1), referenceOf(0)]);
  expect(await earlierOf(elsewhere.reference)).toEqual([]);
});

test("a booking that was stopped stands there as stopped", async () => {
  await database().$executeRaw`UPDATE booking SET status = 'aborted' WHERE reference = ${referenceOf(2)}`;
  const { earlier } = granted(await reviewOf(desk, referenceOf(4)));
  expect(earlier.map(({ booking }) => booking.status)).toEqual(["declined", "aborted", "declined"]);
});
