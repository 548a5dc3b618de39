import "server-only";
import type { PgBoss } from "pg-boss";
import { accountHandlers } from "#lib/accounts/handlers.ts";
import { bookingHandlers } from "#lib/bookings/handlers.ts";
import { log } from "#lib/config/client.ts";
import { formHandlers } from "#lib/forms/handlers.ts";
import type { JobHandler } from "#lib/jobs/job.ts";
import { closeQueue, createQueueOf, openQueue } from "#lib/jobs/queue.ts";
import { mailHandlers } from "#lib/mail/handlers.ts";
import { onceHandlers } from "#lib/once/handlers.ts";
import { sharedPlanHandlers } from "#lib/shared-plans/handlers.ts";
import { threadHandlers } from "#lib/thread/handlers.ts";

/** All background work of the app, one line for each module that has a handlers.ts. */
const HANDLERS: readonly JobHandler[] = [
  ...mailHandlers,
  ...bookingHandlers,
  ...accountHandlers,
  ...formHandlers,
  ...onceHandlers,
  ...sharedPlanHandlers,
  ...threadHandlers,
];

const WORKS = { migrate: true, supervise: true, schedule: true, max: 4, instanceName: "worker" } as const;

/** Seconds that running jobs get to finish when the worker stops. */
const GRACE_SECONDS = 15;

/**
 * Work that somebody waits for is looked for every second, by two at once, and without a pause while there is more; what the clock
 * starts can wait.
 */
const pace = (schedule: string | undefined) =>
  schedule
    ? { pollingIntervalSeconds: 10, localConcurrency: 1 }
    : { pollingIntervalSeconds: 1, localConcurrency: 2, burstWhenBatchFull: true };

async function register(boss: PgBoss, { job, run, schedule, atStart }: JobHandler): Promise<void> {
  await createQueueOf(boss, job);
  await boss.work(job.name, { ...pace(schedule), batchSize: 1 }, async (jobs) => {
    for (const { id, data } of jobs) {
      await run((data ?? {}) as never).catch((error: unknown) => {
        log().warn({ err: error, job: job.name, id }, "job failed");
        throw error;
      });
    }
  });
  // Kept by name: a second worker writes the same schedule again.
  if (schedule) await boss.schedule(job.name, schedule, {}, { tz: "UTC" });
  // Several workers that start together ask for it once.
  if (atStart) await boss.send(job.name, {}, { singletonKey: "start", singletonSeconds: 60 });
}

/**
 * Starts this process's background work and answers once all of it is taken up. `stop` lets running jobs finish for 15
 * seconds; what is cut off then is run again by whoever works next.
 */
export async function startWorker(): Promise<{ readonly stop: () => Promise<void> }> {
  const boss = openQueue(WORKS);
  await boss.start();
  for (const handler of HANDLERS) await register(boss, handler);
  log().info({ jobs: HANDLERS.map(({ job }) => job.name) }, "worker started");
  const stop = async () => {
    await boss.stop({ graceful: true, timeout: GRACE_SECONDS * 1000 });
    await closeQueue();
  };
  return { stop };
}
