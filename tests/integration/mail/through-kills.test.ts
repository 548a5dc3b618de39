import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { closeQueue, prepareQueue } from "#lib/jobs/queue.ts";
import { mailThroughKills } from "#tests/support/mails/through-kills.ts";

const EXTENT = { events: 40, kills: 3, workers: 2, failing: 0.3, hurry: true, graceSeconds: 60 };

/** Workers start and die all the while, which takes as long as the machine is busy. */
vi.setConfig({ testTimeout: 240_000 });

beforeAll(prepareQueue);
afterAll(closeQueue);

test("40 events, workers killed 3 times, the mail server failing 30 %: every mail leaves, none of what was rolled back", async () => {
  const found = await mailThroughKills(EXTENT);
  expect(found).toMatchObject({ events: 40, distinct: 40, lost: 0, ofNothing: 0, rolledBack: 4, kills: 3 });
  expect(found.failedBySink).toBeGreaterThan(0);
  expect(found.repeated).toBeLessThan(3);
});

test("the same events find out a build that marks a mail as sent before it knows", async () => {
  await database().$executeRawUnsafe(`
    DROP TRIGGER refuse_at_commit ON booking; DROP FUNCTION refuse_at_commit()`);
  await database().$executeRaw`DELETE FROM mail`;
  await database().$executeRaw`TRUNCATE booking CASCADE`;
  await database().$executeRawUnsafe(`
    CREATE FUNCTION mark_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.sent_at := coalesce(NEW.sent_at, clock_timestamp()); RETURN NEW; END $$`);
  await database().$executeRawUnsafe(
    "CREATE TRIGGER mark_at_once BEFORE UPDATE OF attempts ON mail FOR EACH ROW EXECUTE FUNCTION mark_at_once()",
  );
  const found = await mailThroughKills({ ...EXTENT, events: 20, kills: 0 });
  console.log(`Marked before it is known: ${found.lost} of ${found.events} mails lost`);
  expect(found.lost).toBeGreaterThan(0);
});
