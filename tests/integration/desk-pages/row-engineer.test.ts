import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { POST } from "#app/(desk)/desk/queue/engineer/submit/route.ts";
import type { Actor, Admin, Customer, Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { declineBooking } from "#lib/bookings/decision/service.ts";
import { EVERYTHING_WAITING } from "#lib/bookings/queue/queue-filter.ts";
import { queuePage } from "#lib/bookings/queue/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";
import { postForm } from "#tests/support/form-post.ts";

const session = vi.hoisted(() => ({ actor: { kind: "anonymous" } as unknown }));

vi.mock("#lib/auth/session.ts", () => ({ actorOf: async () => session.actor as Actor }));

const QUERY = "view=open&q=Sarajevo&sort=-since&page=2";
const QUEUE = `/desk/queue?${QUERY}`;

let desk: Desk;
let admin: Admin;
let customer: Customer;
/** At one time: the first holds engineer A, the second engineer B. */
let requests: readonly BookingAnswer[];
let closed: BookingAnswer;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  admin = await withAccount(anAdmin());
  const mirror = await aReadyInstallation(customer);
  const other = await aReadyInstallation(customer, { name: "Other mirror" });
  const [noon, later, last] = await freeNoons(customer, mirror);
  if (noon === undefined || later === undefined || last === undefined) throw new Error("No free noons");
  requests = [
    await aRequest(customer, mirror, { start: noon }),
    await aRequest(customer, other, { start: noon }),
    await aRequest(customer, mirror, { start: later }),
  ];
  closed = await aRequest(customer, other, { start: last });
  granted(await declineBooking(desk, closed.id, { reason: "Not on that night." }));
});

beforeEach(() => {
  session.actor = desk;
});

afterAll(closeQueue);

const request = (n: number): BookingAnswer => {
  const found = requests[n];
  if (!found) throw new Error(`No request ${n}`);
  return found;
};

const now = async ({ id }: BookingAnswer): Promise<BookingView> => granted(await findBooking(desk, id));

type Wish = { readonly engineerId?: string; readonly mine?: string; readonly revision?: number };

async function gives(booking: BookingAnswer, { engineerId = "", mine, revision }: Wish): Promise<Response> {
  const read = revision ?? (await now(booking)).booking.revision;
  const fields = { reference: booking.reference, revision: String(read), query: QUERY, engineerId };
  return postForm({ POST }, mine === undefined ? fields : { ...fields, mine });
}

const placeOf = (answer: Response): URL => {
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("location") ?? "", "http://desk.example");
};

const errorsAt = async ({ searchParams }: URL) =>
  (await database().formReply.findUniqueOrThrow({ where: { id: searchParams.get("reply") ?? "" } })).errors;

const engineerOf = async (booking: BookingAnswer) => (await now(booking)).engineer?.id;

describe("the engineer of a row", () => {
  test("is changed by the desk, who stay with the rows they looked at and are told who had it before", async () => {
    const place = placeOf(await gives(request(2), { engineerId: "engineer-b" }));
    expect(place.pathname + place.search).toBe(`${QUEUE}&after=${request(2).reference}&was=engineer-a`);
    expect(await engineerOf(request(2))).toBe("engineer-b");
    expect((await now(request(2))).history.at(-1)).toMatchObject({ act: "assign", byId: desk.userId });
  });

  test("goes back the same way, by an administrator too", async () => {
    session.actor = admin;
    const place = placeOf(await gives(request(2), { engineerId: "engineer-a" }));
    expect(place.searchParams.get("was")).toBe("engineer-b");
    expect(await engineerOf(request(2))).toBe("engineer-a");
  });

  test("is whoever takes it, whatever is chosen beside the button", async () => {
    placeOf(await gives(request(2), { engineerId: "engineer-a", mine: "engineer-b" }));
    expect(await engineerOf(request(2))).toBe("engineer-b");
  });

  test("changes for nobody else: a stranger is sent to sign in, a customer is refused", async () => {
    const before = await now(request(0));
    session.actor = { kind: "anonymous" };
    expect(placeOf(await gives(request(0), { engineerId: "engineer-b" })).pathname).toBe("/sign-in");
    session.actor = customer;
    expect((await gives(request(0), { engineerId: "engineer-b" })).status).toBe(403);
    expect(await now(request(0))).toEqual(before);
  });
});

describe("a change of engineer that cannot be made", () => {
  const refused = async (booking: BookingAnswer, wish: Wish) => {
    const before = await now(booking);
    const place = placeOf(await gives(booking, wish));
    expect(await now(booking)).toEqual(before);
    expect(place.href).toContain(`${QUEUE}&reply=`);
    return errorsAt(place);
  };

  test("is told at the row where that engineer is not free", async () => {
    expect(await refused(request(0), { engineerId: "engineer-b" })).toMatchObject([
      { field: `who-${request(0).reference}`, message: "desk.said", params: { text: expect.stringMatching(/\w/) } },
    ]);
  });

  test("asks for a choice where none was made, and knows nobody who is not in the rota", async () => {
    const field = `who-${request(0).reference}`;
    expect(await refused(request(0), {})).toEqual([{ field, message: "desk.decide.assign.empty" }]);
    expect(await refused(request(0), { engineerId: "nobody" })).toEqual([{ field, message: "errors.unknown-engineer" }]);
  });

  test("is a conflict where somebody else changed the booking since the row was read", async () => {
    session.actor = admin;
    const { revision } = (await now(request(2))).booking;
    placeOf(await gives(request(2), { engineerId: "engineer-a" }));
    session.actor = desk;
    expect(await refused(request(2), { engineerId: "engineer-a", revision })).toEqual([
      { field: "", message: "desk.queue.who.conflict", params: { reference: request(2).reference } },
    ]);
  });

  test("is no conflict where the first of two clicks made it", async () => {
    const { revision } = (await now(request(2))).booking;
    placeOf(await gives(request(2), { engineerId: "engineer-b", revision }));
    const again = placeOf(await gives(request(2), { engineerId: "engineer-b", revision }));
    expect(again.searchParams.get("after")).toBe(request(2).reference);
  });

  test("leaves a closed booking as it is", async () => {
    expect(await refused(closed, { engineerId: "engineer-b" })).toEqual([
      { field: "", message: "desk.queue.who.closed", params: { reference: closed.reference } },
    ]);
  });
});

test("a row names its engineer and the version that was read", async () => {
  const page = granted(await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "open" }, limit: 10, from: 0 }));
  const row = page.entries.find(({ id }) => id === request(1).id);
  expect(row).toMatchObject({ engineerId: await engineerOf(request(1)), revision: request(1).version });
});
