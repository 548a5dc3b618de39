import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { offerEarlierTimes } from "#lib/bookings/offering/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { joinWaitingList, leaveWaitingList, passOffer, takeOffer, waitingOf } from "#lib/bookings/waiting/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addBlackout } from "#lib/scheduling/desk/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, startOfDay } from "#lib/time/zone.ts";
import {
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  heldWindows,
  oneEngineer,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

type Side = { readonly customer: Customer; readonly installation: Installation; readonly id: string };

let desk: Desk;
/** A day with one window left, which `taken` holds; the others have bookings on later days. */
let day: string;
let wanted: Instant;
let taken: Side;
let first: Side;
let second: Side;

async function aSide(start: Instant): Promise<Side> {
  const customer = await withAccount(await aCustomer());
  const installation = await aReadyInstallation(customer);
  const { id } = await aRequest(customer, installation, { start });
  return { customer, installation, id };
}

beforeAll(async () => {
  desk = await withAccount(aReviewer());
  await oneEngineer(desk);
  const customer = await withAccount(await aCustomer());
  const noons = await freeNoons(customer, await aReadyInstallation(customer));
  wanted = noons[4] as Instant;
  taken = await aSide(wanted);
  first = await aSide(noons[8] as Instant);
  second = await aSide(noons[9] as Instant);
  const { zone } = taken.installation;
  day = localTime(wanted, zone).date;
  const midnight = startOfDay(day, zone);
  const { window } = granted(await findBooking(desk, taken.id)).booking;
  const closed = (start: Instant, end: Instant) => ({ start, end, reason: "Training", force: true });
  granted(await addBlackout(desk, closed(plusMinutes(midnight, -12 * 60), window.start), null));
  granted(await addBlackout(desk, closed(window.end, plusMinutes(midnight, 36 * 60)), null));
});

beforeEach(() => database().waitingEntry.deleteMany());

afterAll(closeQueue);

const join = (side: Side, dates = { firstDate: day, lastDate: day }) => joinWaitingList(side.customer, side.id, dates);
const entry = async (side: Side) => granted(await waitingOf(side.customer, side.id));
const startOf = async ({ customer, id }: Side) => granted(await findBooking(customer, id)).booking.window.start;
const offers = () => database().heldWindow.count({ where: { kind: "offer" } });

test("the line, from a freed time to the first, and when that one passes, to the second, who takes it", async () => {
  granted(await join(first));
  granted(await join(second));
  expect(await offerEarlierTimes()).toBe(0);
  expect([(await entry(first))?.before, (await entry(second))?.before]).toEqual([0, 1]);

  granted(await cancelBooking(taken.customer, taken.id, {}));
  expect(await offerEarlierTimes()).toBe(1);
  const offered = (await entry(first))?.offer;
  expect(offered?.start).toBe(wanted);
  expect((await entry(second))?.offer).toBeNull();
  expect(await offerEarlierTimes()).toBe(0);
  const mails = await database().mail.findMany({ where: { kind: "waiting.offer" } });
  expect(mails.map(({ toAddress }) => toAddress)).toEqual([first.customer.email]);

  granted(await passOffer(first.customer, first.id));
  expect(await offerEarlierTimes()).toBe(1);
  expect((await entry(first))?.offer).toBeNull();
  expect((await entry(second))?.offer?.start).toBe(wanted);

  granted(await takeOffer(second.customer, second.id));
  expect(await startOf(second)).toBe(wanted);
  expect(await entry(second)).toBeNull();
  expect(await offers()).toBe(0);
  expect((await heldWindows()).filter(({ start }) => start === wanted)).toHaveLength(1);
});

test("an offer that is over goes to the next in line, and not back to who let it pass", async () => {
  const holder = granted(await findBooking(desk, second.id)).booking;
  expect(holder.window.start).toBe(wanted);
  granted(await join(first));
  granted(await cancelBooking(second.customer, second.id, {}));
  expect(await offerEarlierTimes()).toBe(1);
  await database().$executeRaw`UPDATE waiting_entry SET offered_until = now() - interval '1 second'`;
  await database().$executeRaw`UPDATE held_window SET expires_at = now() - interval '1 second' WHERE kind = 'offer'`;
  expect(await offerEarlierTimes()).toBe(0);
  expect(await offers()).toBe(0);
  expect((await entry(first))?.passed).toEqual([wanted]);
  expect(refusalOf(await takeOffer(first.customer, first.id))).toBe("offer-over");
});

test("what is free already is not waited for, and neither is a later day", async () => {
  expect(refusalOf(await join(first))).toBe("invalid-input; /firstDate waiting-free-now");
  const late = { firstDate: "2199-01-01", lastDate: "2199-01-02" };
  expect(refusalOf(await join(first, late))).toBe("invalid-input; /firstDate waiting-not-earlier");
  expect(refusalOf(await join(first, { firstDate: day, lastDate: "2026-01-01" }))).toBe(
    "invalid-input; /lastDate ends-before-start",
  );
  expect(refusalOf(await join(first, { firstDate: day, lastDate: "2199-01-01" }))).toBe(
    "invalid-input; /lastDate waiting-too-long",
  );
});

test("a booking that is called off leaves the line, and its offer goes with it", async () => {
  const other = await aSide(wanted);
  granted(await join(first));
  granted(await cancelBooking(other.customer, other.id, {}));
  expect(await offerEarlierTimes()).toBe(1);
  granted(await cancelBooking(first.customer, first.id, {}));
  expect(await offers()).toBe(0);
  await offerEarlierTimes();
  expect(await database().waitingEntry.count()).toBe(0);
});

test("is the customer's own affair: strangers find nothing, the desk does not wait", async () => {
  const stranger = await withAccount(await aCustomer());
  expect(refusalOf(await joinWaitingList(stranger, first.id, { firstDate: day, lastDate: day }))).toBe("not-found");
  expect(refusalOf(await waitingOf(stranger, first.id))).toBe("not-found");
  expect(refusalOf(await leaveWaitingList(stranger, first.id))).toBe("not-found");
  expect(refusalOf(await joinWaitingList(desk, first.id, { firstDate: day, lastDate: day }))).toBe("forbidden");
});
