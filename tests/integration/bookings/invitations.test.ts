import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { requestChanges, resubmitBooking } from "#lib/bookings/changes/service.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { bookingHandlers } from "#lib/bookings/handlers.ts";
import type { Announcement } from "#lib/bookings/jobs.ts";
import { acceptProposal, proposeTimes } from "#lib/bookings/proposal/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { CalendarPart } from "#lib/mail/message.ts";
import { deliver } from "#lib/mail/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { methodOf, peopleIn, readOnce, readTwice } from "#tests/support/calendars.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { type Smtp, startSmtp } from "#tests/support/smtp.ts";

process.env.MAIL_FROM = "Upgrade Desk <desk@upgrades.example>";
process.env.APP_URL = "https://upgrades.example";

let smtp: Smtp;
let customer: Customer;
let first: Desk;
let second: Desk;
let mirror: Installation;
let noons: readonly Instant[];
let used = -1;

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  customer = await withAccount(await aCustomer());
  first = await withAccount(aReviewer());
  second = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
  await database().engineer.update({ where: { id: "engineer-a" }, data: { userId: first.userId } });
  await database().engineer.update({ where: { id: "engineer-b" }, data: { userId: second.userId } });
});

afterAll(async () => {
  await closeQueue();
  await smtp.stop();
});

function noon(): Instant {
  used += 1;
  const start = noons[used];
  if (start === undefined) throw new Error("No free noon is left");
  return start;
}

/** What the worker would do with the newest change of this booking. */
async function tell(id: string): Promise<void> {
  const [job] = await database().$queryRaw<{ data: Announcement }[]>`
    SELECT data FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${id}
    ORDER BY (data->>'revision')::int DESC LIMIT 1`;
  await bookingHandlers[0]?.run(job?.data as never);
}

type Taken = { readonly kind: string; readonly method: string; readonly uid: string; readonly sequence: number };

/** The invitations that one person has got about a booking, oldest first. */
async function invitationsTo({ email }: { email: string }, id: string) {
  const mails = await database().mail.findMany({
    where: { toAddress: email, dedupe: { contains: id } },
    orderBy: { createdAt: "asc" },
  });
  return mails.flatMap(({ kind, calendar }) => {
    const part = calendar as CalendarPart | null;
    const [event] = part ? readOnce(part.text) : [];
    return part && event ? [{ kind: kind.replace("booking.", ""), method: part.method, part, ...event }] : [];
  });
}

const told = (list: readonly Taken[]) => list.map(({ kind, method, sequence }) => `${kind} ${method} ${sequence}`);

describe("the invitations of a booking", () => {
  test("keep one name through its whole life, and their number rises with every change that calendars take up", async () => {
    const [start, proposed, moved] = [noon(), noon(), noon()];
    const { id } = await aRequest(customer, mirror, { start });
    const hash = (await database().booking.findUniqueOrThrow({ where: { id } })).planHash;
    const step = async (act: Promise<Parameters<typeof granted>[0]>) => {
      granted(await act);
      await tell(id);
    };
    await tell(id);
    await step(requestChanges(first, id, { message: "Which firmware?" }));
    await step(resubmitBooking(customer, id, { planHash: hash }));
    await step(proposeTimes(first, id, { starts: [proposed], message: "An hour later" }));
    await step(acceptProposal(customer, id, { start: proposed }));
    await step(rescheduleBooking(customer, id, { start: moved }));
    await step(approveBooking(first, id, {}));
    await step(cancelBooking(customer, id, {}));
    const got = await invitationsTo(customer, id);
    expect(told(got)).toEqual([
      "submit REQUEST 0",
      "accept-proposal REQUEST 1",
      "reschedule REQUEST 2",
      "approve REQUEST 3",
      "cancel CANCEL 4",
    ]);
    expect(new Set(got.map(({ uid }) => uid))).toEqual(new Set([`booking-${id}@upgrades.example`]));
    expect(got.map(({ status }) => status)).toEqual(["TENTATIVE", "CONFIRMED", "TENTATIVE", "CONFIRMED", "CANCELLED"]);
    expect(got.map((event) => event.start)).toEqual([start, proposed, moved, moved, moved]);
    expect(got.map(({ part }) => readTwice(part.text).map((event) => event.start))).toEqual(got.map((event) => [event.start]));
  });

  test("go to whoever carries it out as well, and leave the calendar of whoever does no longer", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tell(id);
    granted(await assignBooking(first, id, { engineerId: "engineer-b" }));
    await tell(id);
    granted(await approveBooking(first, id, {}));
    await tell(id);
    granted(await assignBooking(first, id, { engineerId: "engineer-a" }));
    await tell(id);
    granted(await cancelBooking(first, id, { reason: "The rack moves" }));
    await tell(id);
    expect(told(await invitationsTo(first, id))).toEqual([
      "submit REQUEST 0",
      "unassigned CANCEL 1",
      "assigned REQUEST 3",
      "unassigned CANCEL 4",
    ]);
    expect(told(await invitationsTo(second, id))).toEqual(["assigned REQUEST 1", "assigned REQUEST 2", "unassigned CANCEL 3"]);
    expect(told(await invitationsTo(customer, id))).toEqual(["submit REQUEST 0", "approve REQUEST 2", "cancel CANCEL 4"]);
    const mail = await database().mail.findFirst({ where: { toAddress: second.email, dedupe: { contains: `${id}:4` } } });
    expect(mail?.subject).toMatch(/is no longer yours: Organisation of Dana Whitfield, Toronto mirror$/);
    expect(mail?.text).not.toMatch(/calendar\.|\{|undefined/);
  });

  test("reach the engineer who has switched the desk's letters about requests off", async () => {
    const off = (mailsOff: string[]) => database().user.update({ where: { id: first.userId }, data: { mailsOff } });
    await off(["requests"]);
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tell(id);
    granted(await cancelBooking(customer, id, {}));
    await tell(id);
    await off([]);
    expect(told(await invitationsTo(first, id))).toEqual(["assigned REQUEST 0", "unassigned CANCEL 1"]);
  });

  test("are written once, however often the job runs, and take back what is declined", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tell(id);
    await tell(id);
    granted(await declineBooking(first, id, { reason: "Firmware" }));
    await tell(id);
    await tell(id);
    expect(told(await invitationsTo(customer, id))).toEqual(["submit REQUEST 0", "decline CANCEL 1"]);
  });

  test("arrive over SMTP as a part that calendars take up, with the same method outside and inside", async () => {
    const { id } = await aRequest(customer, mirror, { start: noon() });
    await tell(id);
    granted(await cancelBooking(customer, id, {}));
    await tell(id);
    const mails = await database().mail.findMany({
      where: { toAddress: customer.email, dedupe: { contains: id } },
      orderBy: { createdAt: "asc" },
    });
    for (const mail of mails) await deliver(mail.id);
    const got = smtp.received.slice(-2);
    expect(
      got.map(
        ({ raw }) => /^Content-Type: text\/calendar;[^\n]*(?:\r\n[ \t][^\n]*)*/im.exec(raw)?.[0].match(/method=(\w+)/)?.[1],
      ),
    ).toEqual(["REQUEST", "CANCEL"]);
    const parts = got.map(({ mail }) => String(mail.attachments.find(({ filename }) => filename === "upgrade.ics")?.content));
    expect(parts.map(methodOf)).toEqual(["REQUEST", "CANCEL"]);
    expect(parts.map((text) => peopleIn(text, "attendee"))).toEqual(
      parts.map(() => [{ address: customer.email, name: customer.name, asked: "FALSE" }]),
    );
    expect(parts.map((text) => peopleIn(text, "organizer")[0]?.address)).toEqual(parts.map(() => "desk@upgrades.example"));
  });
});
