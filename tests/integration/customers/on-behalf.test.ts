import { afterAll, beforeAll, expect, test } from "vitest";
import { type BookForm, bookingFor } from "#app/_customers/book-fields.ts";
import { ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { customerReaders } from "#lib/bookings/telling/repository.ts";
import { aroundCustomer, findCustomer } from "#lib/customers/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addBlackout } from "#lib/scheduling/desk/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { anInstallation, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

let desk: Desk;
let customer: Customer;
let mirror: Installation;
let noon: Instant;

const FORM: BookForm = {
  start: "",
  failback: false,
  rules: [],
  way: "stop-all",
  contactName: "",
  contactPhone: "",
  note: "",
  reason: "Agreed on the phone.",
};

beforeAll(async () => {
  desk = await withAccount(aReviewer());
  customer = await withAccount(await aCustomer());
  await withAccount(aColleague(customer));
  mirror = await anInstallation(customer);
  const [first] = await freeNoons(customer, mirror);
  if (first === undefined) throw new Error("No free noon");
  noon = first;
});

afterAll(closeQueue);

const book = (actor: Parameters<typeof submitBooking>[0], start: Instant, rules: readonly string[] = []) =>
  submitBooking(actor, bookingFor({ ...FORM, rules: [...rules] }, mirror.id, start), null);

test("a rule that the page named is set aside with the reason, and one that it did not name refuses", async () => {
  const offGrid = plusMinutes(noon, 10);
  expect(refusalOf(await book(desk, offGrid))).toBe("slot-not-allowed; /start grid");
  const { reference } = granted(await book(desk, offGrid, ["grid", "no-such-rule"]));
  const { booking } = granted(await findByReference(desk, reference));
  expect(booking).toMatchObject({
    status: "approved",
    way: "stop-all",
    acceptance: null,
    exceptions: [{ code: "grid", reason: "Agreed on the phone." }],
  });
});

test("closed times and the past are refused, whatever the page named", async () => {
  const all = ["weekday", "time-of-day", "notice", "horizon", "grid"];
  const closed = plusMinutes(noon, 14 * 24 * 60);
  granted(await addBlackout(desk, { start: closed, end: plusMinutes(closed, 60), reason: "training", force: false }, null));
  expect(refusalOf(await book(desk, closed, all))).toContain("/start blackout");
  expect(refusalOf(await book(desk, plusMinutes(systemClock(), -60), all))).toContain("/start notice");
});

test("customers cannot override, of whichever organisation, and nobody else can either", async () => {
  const other = await withAccount(await aCustomer("Other"));
  for (const actor of [ANONYMOUS, customer, other])
    expect(refusalOf(await book(actor, noon))).toMatch(/^(forbidden|not-signed-in)/);
});

test("whom the page names as told are those who get the mail", async () => {
  const found = granted(await findCustomer(desk, customer.organizationId));
  if ("into" in found) throw new Error("It was merged");
  const { people } = granted(await aroundCustomer(desk, found.customer));
  const readers = await customerReaders(database(), customer.organizationId, desk.userId);
  expect(readers.map(({ email }) => email).toSorted()).toEqual(
    people
      .filter(({ off }) => !off)
      .map(({ email }) => email)
      .toSorted(),
  );
});
