import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { type BookingSearch, countBookings, findBookings } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let desk: Desk;
let [mirror, other]: readonly (Installation | undefined)[] = [];
let sent: readonly BookingAnswer[];

const ANY: BookingSearch = { statuses: [], when: null, page: 1, limit: 10 };

const found = async (search: Partial<BookingSearch>, actor: Actor = customer) =>
  (await findBookings(actor, { ...ANY, ...search })).items.map(({ booking }) => booking.reference);

const ref = (n: number): string => sent[n]?.reference ?? "";

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  other = await aReadyInstallation(customer, { name: "Other" });
  const [first, second, third] = await freeNoons(customer, mirror);
  if (first === undefined || second === undefined || third === undefined) throw new Error("Three noons are needed");
  sent = [
    await aRequest(customer, mirror, { start: third }),
    await aRequest(customer, other, { start: first }),
    await aRequest(customer, mirror, { start: second }),
  ];
  granted(await approveBooking(desk, sent[2]?.id ?? "", {}));
  const [past, end] = [new Date("2020-01-01T12:00:00Z"), new Date("2020-01-01T15:00:00Z")];
  await database().booking.update({ where: { reference: ref(2) }, data: { startsAt: past, endsAt: end } });
});

afterAll(closeQueue);

test("newest first, or what is still to come with the soonest first, or what is over", async () => {
  expect(await found({})).toEqual([ref(2), ref(1), ref(0)]);
  expect(await found({ when: "coming" })).toEqual([ref(1), ref(0)]);
  expect(await found({ when: "past" })).toEqual([ref(2)]);
});

test("of one installation, or in some states", async () => {
  expect(await found({ installationId: other?.id })).toEqual([ref(1)]);
  expect(await found({ statuses: ["approved"] })).toEqual([ref(2)]);
  expect(await countBookings(customer, [[], ["approved"], ["declined"]], { when: null })).toEqual([3, 1, 0]);
});

test("page by page; a page that does not exist is the nearest", async () => {
  expect(await found({ limit: 2, page: 2 })).toEqual([ref(0)]);
  expect(await findBookings(customer, { ...ANY, limit: 2, page: 9 })).toMatchObject({ page: 2, pages: 2, total: 3 });
});

test("a colleague finds the same, another organisation and strangers nothing, whatever they ask for", async () => {
  expect(await found({}, await withAccount(aColleague(customer)))).toEqual(await found({}));
  const stranger = await withAccount(await aCustomer("Somebody else"));
  for (const actor of [ANONYMOUS, stranger]) {
    expect(await found({}, actor)).toEqual([]);
    expect(await found({ organizationId: customer.organizationId }, actor)).toEqual([]);
    expect(await countBookings(actor, [[]], { when: null, organizationId: customer.organizationId })).toEqual([0]);
  }
});
