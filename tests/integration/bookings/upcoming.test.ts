import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseMails } from "#lib/accounts/own/service.ts";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { approveBooking, cancelBooking } from "#lib/bookings/decision/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { remindOfUpcoming } from "#lib/bookings/upcoming-mails/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { choicesOf } from "#lib/mail/choices.ts";
import { type Instant, instant, plusMinutes } from "#lib/time/instant.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";

const [HOUR, DAY] = [60, 24 * 60];

let customer: Customer;
let engineer: Desk;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];
let used = 2;

beforeAll(async () => {
  const person = await aCustomer();
  customer = await withAccount(person, "de");
  await withAccount(aColleague(person));
  await withAccount(await aCustomer("Olga Other"));
  engineer = await withAccount(aReviewer());
  desk = await withAccount(aReviewer());
  await database().engineer.update({ where: { id: "engineer-a" }, data: { userId: engineer.userId } });
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

// Each test has the calendar and the outbox to itself.
beforeEach(async () => {
  await database().$executeRaw`DELETE FROM mail`;
  await database().$executeRaw`UPDATE booking SET status = 'cancelled', due_at = NULL, state_before = NULL`;
});

/** An upgrade that was agreed on just now, more than a week before it starts. */
async function agreed(): Promise<{ readonly id: string; readonly start: Instant }> {
  used += 1;
  const start = noons[used];
  if (start === undefined) throw new Error("No free noon is left");
  const { id } = await aRequest(customer, mirror, { start });
  granted(await approveBooking(desk, id, { engineerId: "engineer-a" }));
  return { id, start };
}

/** A round at so many minutes before the start. */
const roundBefore = (start: Instant, minutes: number) => remindOfUpcoming(() => plusMinutes(start, -minutes));

const nameOf = (address: string): string =>
  address === customer.email ? "customer" : address === engineer.email ? "engineer" : "colleague";

const written = async (): Promise<readonly string[]> => {
  const mails = await database().mail.findMany({ where: { kind: { startsWith: "booking.before-" } } });
  return mails.map(({ kind, toAddress }) => `${kind.slice("booking.".length)} ${nameOf(toAddress)}`).toSorted();
};

describe("reminders before the day", () => {
  test("go to whoever sent the booking and to its engineer: 7 days, 1 day and 1 hour before, once each", async () => {
    const { start } = await agreed();
    expect(await roundBefore(start, 7 * DAY + 1)).toBe(0);
    for (const minutes of [7 * DAY, 7 * DAY - 1, 2 * DAY, DAY, DAY - 5, HOUR, HOUR - 1, 1]) await roundBefore(start, minutes);
    const each = ["before-1d", "before-1h", "before-7d"].flatMap((kind) => [`${kind} customer`, `${kind} engineer`]);
    expect(await written()).toEqual(each);
    const [mail] = await database().mail.findMany({ where: { kind: "booking.before-1d", toAddress: customer.email } });
    expect(mail?.subject).toContain("Ihr Upgrade beginnt am ");
    expect(mail?.text).toContain("12:00 Uhr in Toronto");
    expect(mail?.text).toContain("Nicht bereit: Niemand ist genannt, den wir während des Upgrades anrufen können");
    expect(mail?.html).toContain("Niemand ist genannt");
  });

  test("are never of a time that has passed, nor of the start itself", async () => {
    const { start } = await agreed();
    for (const minutes of [0, -1, -DAY, -8 * DAY]) expect(await roundBefore(start, minutes)).toBe(0);
  });

  test("are written late rather than never, until the next one is due", async () => {
    const { start } = await agreed();
    expect(await roundBefore(start, DAY + 1)).toBe(2);
    expect(await roundBefore(start, 30)).toBe(2);
    expect(await written()).toEqual(["before-1h customer", "before-1h engineer", "before-7d customer", "before-7d engineer"]);
  });

  test("are neither lost nor doubled by a clock that jumps, or by eight workers", async () => {
    const { start } = await agreed();
    const clocks = [7 * DAY - 1, 7 * DAY + 60, 6 * DAY, 9 * DAY, 7 * DAY - 1, 23 * HOUR, 2 * DAY, 23 * HOUR - 1];
    for (const minutes of clocks) await Promise.all(Array.from({ length: 8 }, () => roundBefore(start, minutes)));
    expect(await written()).toEqual(["before-1d customer", "before-1d engineer", "before-7d customer", "before-7d engineer"]);
    const sends = await database().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pgboss.job j JOIN mail m ON m.id = j.data->>'mailId' WHERE m.kind LIKE 'booking.before-%'`;
    expect(sends).toEqual([{ n: 4 }]);
  });

  test("come anew for a booking that was moved, and not for its old time", async () => {
    const { id, start } = await agreed();
    expect(await roundBefore(start, 7 * DAY)).toBe(2);
    used += 8;
    const later = noons[used] ?? instant(0);
    granted(await rescheduleBooking(customer, id, { start: later }));
    expect(await roundBefore(start, DAY)).toBe(0);
    expect(await roundBefore(later, 7 * DAY)).toBe(0);
    granted(await approveBooking(desk, id, { engineerId: "engineer-a" }));
    expect(await roundBefore(start, DAY)).toBe(0);
    expect(await roundBefore(later, 7 * DAY)).toBe(2);
  });

  test("are not of what was agreed on later than they would have been due: the confirmation has said it", async () => {
    const { id, start } = await agreed();
    await database()
      .$executeRaw`UPDATE booking_change SET at = ${new Date(start - 3 * DAY * 60_000)} WHERE booking_id = ${id} AND act = 'approve'`;
    expect(await roundBefore(start, 3 * DAY - 1)).toBe(0);
    expect(await roundBefore(start, DAY)).toBe(2);
  });

  test("are not of what is only asked for, nor of what is cancelled", async () => {
    used += 1;
    const asked = noons[used] ?? instant(0);
    await aRequest(customer, mirror, { start: asked });
    expect(await roundBefore(asked, DAY)).toBe(0);
    const { id, start } = await agreed();
    granted(await cancelBooking(customer, id, {}));
    expect(await roundBefore(start, DAY)).toBe(0);
  });

  test("are what each person wants, the customer and the engineer alike", async () => {
    const { start } = await agreed();
    await chooseMails(customer, ["before-1h"]);
    await chooseMails(
      engineer,
      choicesOf("desk").filter((choice) => choice !== "before-1d"),
    );
    for (const minutes of [7 * DAY, DAY, HOUR]) await roundBefore(start, minutes);
    expect(await written()).toEqual(["before-1h customer", "before-1h engineer", "before-7d engineer"]);
    await chooseMails(customer, choicesOf("customer"));
    await chooseMails(engineer, choicesOf("desk"));
  });

  test("go to all of the organisation where the desk booked, and to nobody who is switched off", async () => {
    const { id, start } = await agreed();
    await database().booking.update({ where: { id }, data: { createdBy: desk.userId } });
    await database().user.update({ where: { id: engineer.userId }, data: { banned: true } });
    expect(await roundBefore(start, DAY)).toBe(2);
    await database().user.update({ where: { id: engineer.userId }, data: { banned: false } });
    expect(await written()).toEqual(["before-1d colleague", "before-1d customer"]);
  });
});
