import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { closeDays, fileOffers, holidayOffers } from "#lib/scheduling/holidays/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { instant, plusMinutes } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime } from "#lib/time/zone.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let desk: Desk;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
});

afterAll(closeQueue);

const nextYear = async () => Number(localTime(systemClock(), (await currentPolicy()).zone).date.slice(0, 4)) + 1;

const KEY = (key: string) => ({ owner: desk.userId, route: "days-off", key, bodyHash: "same" });

const bavaria = async (actor: Customer | Desk = desk) =>
  holidayOffers(actor, { country: "DE", state: "BY", year: await nextYear(), language: "de" });

test("holidays of a country are closed at once, and offered as closed from then on", async () => {
  const offers = granted(await bavaria());
  expect(offers.map(({ reason }) => reason)).toContain("Neujahr");
  expect(offers.some(({ closed }) => closed)).toBe(false);
  const closing = { days: offers, force: false };
  expect(granted(await closeDays(desk, closing, KEY("holidays")))).toEqual({ closed: offers.length });
  expect(granted(await closeDays(desk, closing, KEY("holidays")))).toEqual({ closed: offers.length });
  expect(granted(await closeDays(desk, closing, KEY("later")))).toEqual({ closed: 0 });
  expect(await database().blackout.count()).toBe(offers.length);
  expect(granted(await bavaria()).every(({ closed }) => closed)).toBe(true);
  expect(await database().auditEntry.count({ where: { action: "blackout.added" } })).toBe(offers.length);
});

test("a confirmed booking in one of the days closes none of them, unless it is forced", async () => {
  const installation = await aReadyInstallation(customer);
  const [start = instant(0)] = await freeNoons(customer, installation);
  const booking = await aRequest(customer, installation, { start });
  granted(await approveBooking(desk, booking.id, {}));
  const before = await database().blackout.count();
  const around = (minutes: number) => ({
    interval: { start: plusMinutes(start, minutes), end: plusMinutes(start, minutes + 60) },
    reason: "Training",
  });
  const days = [around(-600), around(0)];
  expect(refusalOf(await closeDays(desk, { days, force: false }, null))).toBe(`has-bookings; /bookings/${booking.id} booked`);
  expect(await database().blackout.count()).toBe(before);
  expect(granted(await closeDays(desk, { days, force: true }, null))).toEqual({ closed: 2 });
});

test("a calendar file is read for the desk alone, and nothing else is", async () => {
  const year = await nextYear();
  const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:${year}0706\r\nSUMMARY:Team day\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  expect(granted(await fileOffers(desk, file))).toMatchObject([{ reason: "Team day", closed: false }]);
  expect(refusalOf(await fileOffers(desk, "not a calendar"))).toBe("calendar-unreadable");
  expect(refusalOf(await fileOffers(customer, file))).toBe("forbidden");
  expect(refusalOf(await bavaria(customer))).toBe("forbidden");
  expect(refusalOf(await closeDays(customer, { days: [], force: true }, null))).toBe("forbidden");
});

test("a calendar file that closes a day with a confirmed booking closes nothing, and the booking is named", async () => {
  const installation = await aReadyInstallation(customer, { name: "Under a file" });
  const [, , start = instant(0)] = await freeNoons(customer, installation);
  const { id } = await aRequest(customer, installation, { start });
  granted(await approveBooking(desk, id, {}));
  const { zone } = await currentPolicy();
  const date = localTime(start, zone).date.replaceAll("-", "");
  const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:${date}\r\nSUMMARY:Stocktaking\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  const days = granted(await fileOffers(desk, file));
  expect(days).toMatchObject([{ reason: "Stocktaking" }]);
  const before = await database().blackout.count();
  expect(refusalOf(await closeDays(desk, { days, force: false }, null))).toBe(`has-bookings; /bookings/${id} booked`);
  expect(await database().blackout.count()).toBe(before);
});
