import { setTimeout as sleep } from "node:timers/promises";
import type { Customer } from "#lib/auth/actor.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { openQueue } from "#lib/jobs/queue.ts";
import { slotsFor } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime, plusDays } from "#lib/time/zone.ts";
import { inZone } from "#tests/support/an-installation.ts";
import { anInstallation, aRequest, aWish, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer } from "#tests/support/database/people.ts";
import { startSink } from "./sink.ts";
import { startWorkers } from "./workers.ts";

export type Extent = {
  readonly events: number;
  readonly kills: number;
  readonly workers: number;
  /** Share of all mails that the mail server fails. */
  readonly failing: number;
  /** Lets the hours pass that mails and jobs wait between tries, instead of waiting for them. */
  readonly hurry: boolean;
  /** How long the last mails may take after the last kill, in seconds. */
  readonly graceSeconds: number;
};

export type Mailed = {
  readonly events: number;
  /** Different Message-IDs that the mail server has taken, of those that events have written. */
  readonly distinct: number;
  readonly lost: number;
  /** Mails taken more than once, by their Message-ID. */
  readonly repeated: number;
  /** Mails about bookings that were rolled back, or about nothing that is known. */
  readonly ofNothing: number;
  readonly rolledBack: number;
  readonly kills: number;
  readonly failedBySink: number;
};

const ROLLED_BACK = "rolled back at the last moment";

/** Bookings with this note get as far as everything written, and no further. */
async function refuseAtCommit(): Promise<void> {
  await database().$executeRawUnsafe(`
    CREATE FUNCTION refuse_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rolled back'; END $$`);
  await database().$executeRawUnsafe(`
    CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT ON booking DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.note = '${ROLLED_BACK}') EXECUTE FUNCTION refuse_at_commit()`);
}

/** Free starts of an update that takes ten minutes and needs no preparation. */
async function freeStarts(customer: Customer, { id, zone }: Installation): Promise<readonly Instant[]> {
  const today = localTime(systemClock(), zone).date;
  const months = await Promise.all(
    [0, 92].map((days) =>
      slotsFor(customer, id, { from: plusDays(today, days), to: plusDays(today, days + 87), failback: false }),
    ),
  );
  return months.flatMap((found) => granted(found).days.flatMap(({ slots }) => slots.map(({ start }) => start)));
}

type Office = { readonly customer: Customer; readonly installation: Installation; readonly starts: readonly Instant[] };

async function openOffice(): Promise<Office> {
  const customer = await withAccount(await aCustomer());
  const hosts = ["st-a primary 5.1.0", "st-b secondary 5.1.0", "bk backup 5.1.0"];
  const installation = await anInstallation(customer, { hosts, zone: inZone("UTC") });
  return { customer, installation, starts: await freeStarts(customer, installation) };
}

/** Every tenth request is sent once more before, and that one is rolled back. Answers how many were. */
async function book({ customer, installation, starts }: Office, events: number): Promise<number> {
  let rolledBack = 0;
  for (const [n, start] of starts.slice(0, events).entries()) {
    if (n % 10 === 0) {
      const failed = submitBooking(customer, await aWish(installation, start, { note: ROLLED_BACK }), null);
      await failed.then(
        () => {
          throw new Error("A booking that is refused at its commit was booked");
        },
        () => undefined,
      );
      rolledBack += 1;
    }
    await aRequest(customer, installation, { start });
  }
  return rolledBack;
}

const waiting = async (): Promise<number> => {
  const [row] = await database().$queryRaw<{ n: number }[]>`
    SELECT ((SELECT count(*) FROM booking) - (SELECT count(*) FROM mail WHERE sent_at IS NOT NULL))::int AS n`;
  return row?.n ?? 0;
};

/** What was due in two hours is due now, and a job whose worker was killed counts as lost. */
async function letTimePass(): Promise<void> {
  await database().$executeRaw`UPDATE mail SET created_at = created_at - interval '2 hours' WHERE sent_at IS NULL`;
  await database().$executeRaw`
    UPDATE pgboss.job SET started_on = started_on - interval '2 hours', start_after = start_after - interval '2 hours'
    WHERE state IN ('active', 'retry')`;
  const boss = openQueue({ migrate: false, supervise: false, schedule: false, registerInstance: false, max: 1 });
  await boss.start();
  for (const name of ["booking.announce", "mail.send"]) await boss.supervise(name);
  // As the clock does every minute.
  await boss.send("mail.sweep", {});
  await boss.stop({ graceful: false });
}

async function untilSent({ hurry, graceSeconds }: Extent): Promise<void> {
  const until = performance.now() + graceSeconds * 1_000;
  while ((await waiting()) > 0 && performance.now() < until) {
    if (hurry) await letTimePass();
    await sleep(hurry ? 1_500 : 1_000);
  }
}

/**
 * Books, while workers write and send the mails about it and are killed again and again, to a mail server that fails often; then
 * compares what it has taken with what was booked. Needs a database of its own.
 */
export async function mailThroughKills(extent: Extent): Promise<Mailed> {
  const { events, kills, failing } = extent;
  const sink = await startSink(failing);
  await refuseAtCommit();
  const office = await openOffice();
  if (office.starts.length < events) throw new Error(`Only ${office.starts.length} of ${events} starts are free`);
  const workers = await startWorkers({ databaseUrl: process.env.DATABASE_URL ?? "", smtpUrl: sink.url }, extent.workers);
  try {
    const booking = book(office, events);
    for (let n = 0; n < kills; n++) {
      await sleep(100 + Math.random() * 900);
      await workers.killOne();
    }
    const rolledBack = await booking;
    await untilSent(extent);
    const known = new Set((await database().mail.findMany({ select: { id: true } })).map(({ id }) => `<${id}@upgrades.example>`));
    const distinct = new Set(sink.taken.filter((id) => known.has(id)));
    return {
      events,
      distinct: distinct.size,
      lost: events - distinct.size,
      repeated: sink.taken.length - new Set(sink.taken).size,
      ofNothing: sink.taken.filter((id) => !known.has(id)).length + Math.max(0, known.size - events),
      rolledBack,
      kills,
      failedBySink: sink.failed(),
    };
  } finally {
    await workers.stop();
    await sink.stop();
  }
}
