import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as ofCustomer from "#app/(customer)/bookings/[ref]/slot.ics/route.ts";
import * as ofDesk from "#app/(desk)/desk/bookings/[ref]/slot.ics/route.ts";
import { type Actor, ANONYMOUS, type Customer, type SignedIn } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted } from "#tests/support/bookings.ts";
import { methodOf, peopleIn, readOnce, readTwice } from "#tests/support/calendars.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <Person extends SignedIn>(person: Person): Person => {
  people.set(person.userId, person);
  return person;
};

let customer: Customer;
let booking: BookingAnswer;

beforeAll(async () => {
  customer = known(await aCustomer());
  const mirror = await aReadyInstallation(customer, { zone: "Asia/Kathmandu" as never });
  const [start] = await freeNoons(customer, mirror);
  if (start === undefined) throw new Error("No free noon");
  booking = await aRequest(customer, mirror, { start });
});
afterAll(closeQueue);

async function get({ GET }: typeof ofCustomer, by: SignedIn | null, ref = booking.reference) {
  const request = new Request("http://localhost:3000/x", { headers: by ? { "x-test-actor": by.userId } : {} });
  const response = await GET(request, { params: Promise.resolve({ ref }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("a booking as a file for a calendar", () => {
  test("comes to everybody of its organisation, tentative until it is confirmed, and to keep", async () => {
    const { status, headers, text } = await get(ofCustomer, known(aColleague(customer)));
    expect([status, headers.get("content-disposition")]).toEqual([200, `attachment; filename="${booking.reference}.ics"`]);
    expect([headers.get("content-type"), headers.get("cache-control")]).toEqual([
      "text/calendar; charset=utf-8; method=PUBLISH",
      "no-store",
    ]);
    const expected = {
      uid: `booking-${booking.id}@localhost`,
      start: Date.parse(booking.start),
      end: Date.parse(booking.end),
      status: "TENTATIVE",
    };
    expect([readOnce(text), readTwice(text)]).toMatchObject([[expected], [expected]]);
    expect(text).toContain("TZID:Asia/Kathmandu");
    expect([methodOf(text), peopleIn(text, "attendee")]).toEqual(["PUBLISH", []]);
  });

  test("comes to the desk under its own address, with the customer's name", async () => {
    for (const person of [known(aReviewer()), known(anAdmin())]) {
      const { status, text } = await get(ofDesk, person);
      expect([status, readOnce(text)[0]?.summary]).toEqual([
        200,
        `${booking.reference} ${customer.organizationName}, Toronto mirror, not confirmed yet`,
      ]);
      expect((await get(ofCustomer, person)).status).toBe(404);
    }
  });

  test("is no more than an absent one to another organisation, and not the desk's to customers", async () => {
    const stranger = known(await aCustomer("Olga Other"));
    const [foreign, absent] = [await get(ofCustomer, stranger), await get(ofCustomer, stranger, "UD-1")];
    expect([foreign.status, foreign.text]).toEqual([404, absent.text]);
    expect((await get(ofDesk, customer)).status).toBe(404);
  });

  test("waits behind the sign-in for whoever is not signed in", async () => {
    expect((await get(ofCustomer, null)).headers.get("location")).toBe(`/sign-in?next=%2Fbookings%2F${booking.reference}`);
    expect((await get(ofDesk, null)).headers.get("location")).toBe(`/sign-in?next=%2Fdesk%2Fbookings%2F${booking.reference}`);
  });

  test("says so once the booking is cancelled, under the same name and with a higher number", async () => {
    granted(await cancelBooking(customer, booking.id, {}));
    const { text } = await get(ofCustomer, customer);
    expect(readOnce(text)).toMatchObject([{ uid: `booking-${booking.id}@localhost`, status: "CANCELLED", sequence: 1 }]);
  });
});
