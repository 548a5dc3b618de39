import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, inTransaction } from "#lib/db/client.ts";
import { defineJob } from "#lib/jobs/job.ts";
import { closeQueue, createQueueOf, DEAD_QUEUE, enqueue, openQueue, prepareQueue } from "#lib/jobs/queue.ts";
import { allJobs, eventually } from "#tests/support/jobs.ts";

const greet = defineJob<"test.greet", { name: string }>("test.greet");
const fail = defineJob<"test.fail", { n: number }>("test.fail", {
  retry: { limit: 2, firstDelaySeconds: 1, longestDelaySeconds: 1 },
});

beforeAll(prepareQueue);
afterAll(closeQueue);

describe("a job asked for in a transaction", () => {
  test("is there when the transaction commits, with the contract's terms", async () => {
    await inTransaction((tx) => enqueue(tx, greet, { name: "Kim" }));
    expect(await allJobs()).toEqual([{ name: "test.greet", state: "created", data: { name: "Kim" }, deadLetter: DEAD_QUEUE }]);
  });

  test("is gone when it rolls back", async () => {
    const failed = inTransaction(async (tx) => {
      await enqueue(tx, greet, { name: "nobody" });
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect(await allJobs()).toHaveLength(1);
  });

  test("is not seen by others before the commit", async () => {
    await inTransaction(async (tx) => {
      await enqueue(tx, greet, { name: "hidden" });
      expect(await allJobs()).toHaveLength(1);
    });
    expect(await allJobs()).toHaveLength(2);
  });

  test("can be put off", async () => {
    const startAfter = new Date(Date.UTC(2030, 0, 1));
    await inTransaction((tx) => enqueue(tx, greet, { name: "later" }, { startAfter }));
    const rows = await database().$queryRaw<
      { at: Date }[]
    >`SELECT start_after AS at FROM pgboss.job WHERE data->>'name' = 'later'`;
    expect(rows).toEqual([{ at: startAfter }]);
  });

  test("of fifty at once none is lost and none doubled", async () => {
    const before = (await allJobs()).length;
    await Promise.all(Array.from({ length: 50 }, (_, i) => inTransaction((tx) => enqueue(tx, greet, { name: `n${i}` }))));
    expect((await allJobs()).length).toBe(before + 50);
  });
});

test("the queue's tables can be prepared by several processes at once, again and again", async () => {
  await Promise.all([prepareQueue(), prepareQueue(), prepareQueue()]);
  await inTransaction((tx) => enqueue(tx, greet, { name: "after" }));
});

test("the tables are made by whoever sends first, where nobody prepared them", async () => {
  await closeQueue();
  await database().$executeRawUnsafe("DROP SCHEMA pgboss CASCADE");
  await inTransaction((tx) => enqueue(tx, greet, { name: "first" }));
  expect(await allJobs()).toHaveLength(1);
});

describe("a job that fails", () => {
  let boss: PgBoss;
  beforeAll(async () => {
    boss = openQueue({ migrate: true, supervise: true, schedule: false, max: 4 });
    await boss.start();
    await createQueueOf(boss, fail);
  });
  afterAll(() => boss.stop({ graceful: false }));

  test("is tried as often as its contract says and then kept among the dead", async () => {
    let tries = 0;
    await boss.work(fail.name, { pollingIntervalSeconds: 0.5 }, async () => {
      tries += 1;
      throw new Error("no");
    });
    await inTransaction((tx) => enqueue(tx, fail, { n: 1 }));
    const dead = await eventually(async () => (await allJobs()).find(({ name }) => name === DEAD_QUEUE));
    expect(dead.data).toEqual({ n: 1 });
    expect(tries).toBe(3);
  });
});
