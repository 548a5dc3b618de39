import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Admin, Customer, Desk } from "#lib/auth/actor.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { bookingHandlers } from "#lib/bookings/handlers.ts";
import type { Announcement } from "#lib/bookings/jobs.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { cityOf } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, inTurn, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let colleague: Customer;
let desk: Desk;
let admin: Admin;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  const person = await aCustomer();
  customer = await withAccount(person, "de");
  colleague = await withAccount(aColleague(person));
  desk = await withAccount(aReviewer());
  admin = await withAccount(anAdmin());
  await withAccount(await aCustomer("Olga Other"));
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

const noon = inTurn(() => noons);

/** What the worker would do: every job that waits for this booking, in order. */
async function tellAll(id: string): Promise<void> {
  const jobs = await database().$queryRaw<{ data: Announcement }[]>`
    SELECT data FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${id} ORDER BY created_on`;
  for (const { data } of jobs) await bookingHandlers[0]?.run(data as never);
}

const mailsAbout = (id: string) =>
  database().mail.findMany({ where: { dedupe: { contains: id } }, orderBy: [{ kind: "asc" }, { toAddress: "asc" }] });

const mailTo = async (id: string, kind: string, { email }: { email: string }) =>
  (await mailsAbout(id)).find((mail) => mail.kind === kind && mail.toAddress === email);

describe("a new request", () => {
  test("is told to all of the desk, and to its sender alone among the customers", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tellAll(id);
    const mails = await mailsAbout(id);
    expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual([admin.email, customer.email, desk.email].toSorted());
    expect(mails.every(({ kind, sensitive }) => kind === "booking.submit" && !sensitive)).toBe(true);
  });

  test("is told once, however often the job runs", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tellAll(id);
    await Promise.all([tellAll(id), tellAll(id)]);
    expect(await mailsAbout(id)).toHaveLength(3);
    const sends = await database().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pgboss.job j JOIN mail m ON m.id = j.data->>'mailId'
      WHERE j.name = 'mail.send' AND m.dedupe LIKE ${`%${id}%`}`;
    expect(sends).toEqual([{ n: 3 }]);
  });

  test("speaks each reader's language, their clock first and the other beside it", async () => {
    const start = noon();
    const { id, reference } = await aRequest(customer, mirror, { start, exception: { reason: "Licence ends" } });
    await tellAll(id);
    const own = await mailTo(id, "booking.submit", customer);
    expect(own?.subject).toBe(`${reference}: Ihre Anfrage ist gesendet`);
    const sarajevo = localTime(start, "Europe/Sarajevo" as Installation["zone"]).minuteOfDay / 60;
    expect(own?.text).toContain(`12:00 Uhr in ${cityOf(mirror.zone)} (GMT`);
    expect(own?.text).toContain(`, ${sarajevo}:00 Uhr in Sarajevo`);
    const news = await mailTo(id, "booking.submit", desk);
    expect(news?.subject).toBe(`New request ${reference}: ${customer.organizationName}, ${mirror.name}`);
    expect(news?.text).toContain(`, ${sarajevo}:00 in Sarajevo (GMT`);
    expect(news?.text).toContain("12:00 in Toronto");
    expect(news?.text).toContain(`/desk/bookings/${reference}`);
    expect(news?.text).not.toMatch(/bookings\.mail|\{|undefined/);
  });
});

describe("an answer", () => {
  test("a confirmation goes to the sender, with the engineer and the time that was taken", async () => {
    const alternate = noon();
    const { id, reference } = await aRequest(customer, mirror, { start: noon(), alternates: [alternate] });
    granted(await approveBooking(desk, id, { start: alternate }));
    await tellAll(id);
    const told = (await mailsAbout(id)).filter(({ kind }) => kind === "booking.approve");
    expect(told.map(({ toAddress }) => toAddress)).toEqual([customer.email]);
    expect(told[0]?.subject).toBe(`${reference}: Ihr Upgrade ist bestätigt`);
    expect(told[0]?.text).toContain("Techniker: Engineer A");
    expect(told[0]?.text).toContain(`${localTime(alternate, mirror.zone).date.slice(8).replace(/^0/, "")}. `);
  });

  test("a decline carries its reason, and cannot break out of its mail", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    granted(await declineBooking(desk, id, { reason: "Firmware\r\nBcc: everybody@example.org" }));
    await tellAll(id);
    const mail = await mailTo(id, "booking.decline", customer);
    expect(mail?.text).toContain("Grund:\n> Firmware\n> Bcc: everybody@example.org\n");
    expect(mail?.subject).not.toMatch(/[\r\n]/);
  });

  test("a cancel by the customer is told to both sides, one by the desk to the customer", async () => {
    const [first, second] = [
      await aRequest(customer, mirror, { start: noon() }),
      await aRequest(customer, mirror, { start: noon() }),
    ];
    granted(await cancelBooking(customer, first.id, {}));
    granted(await cancelBooking(desk, second.id, { reason: "The rack moves" }));
    await tellAll(first.id);
    await tellAll(second.id);
    const readers = async (id: string) =>
      (await mailsAbout(id)).filter(({ kind }) => kind === "booking.cancel").map(({ toAddress }) => toAddress);
    expect((await readers(first.id)).toSorted()).toEqual([admin.email, customer.email, desk.email].toSorted());
    expect(await readers(second.id)).toEqual([customer.email]);
    expect((await mailTo(second.id, "booking.cancel", customer))?.text).toContain("Grund: The rack moves");
  });

  test("another engineer without an account is no news by mail", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    granted(await assignBooking(desk, id, { engineerId: "engineer-b" }));
    await tellAll(id);
    const kinds = (await mailsAbout(id)).map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(["booking.submit"]);
  });
});

test("what the desk books is told to everybody of the organisation, who are asked to accept", async () => {
  const wish = {
    installationId: mirror.id,
    start: noon(),
    alternates: [],
    failback: false,
    override: { reason: "By telephone" },
  };
  const { id } = granted(await submitBooking(desk, wish, null));
  await tellAll(id);
  const mails = await mailsAbout(id);
  expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual([colleague.email, customer.email].toSorted());
  expect((await mailTo(id, "booking.override", colleague))?.text).toContain("accept the plan");
});

test("a job about a booking or a change that is not there does nothing", async () => {
  const { id } = await aRequest(customer, mirror, { start: noon() });
  await bookingHandlers[0]?.run({ bookingId: "nothing", revision: 1, change: "1" } as never);
  await bookingHandlers[0]?.run({ bookingId: id, revision: 1, change: "999999" } as never);
  expect(await mailsAbout(id)).toEqual([]);
});
