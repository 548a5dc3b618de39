import "server-only";
import { type ConstructorOptions, fromPrisma, PgBoss } from "pg-boss";
import { log } from "#lib/config/client.ts";
import type { Tx } from "#lib/db/client.ts";
import type { DataOf, Job } from "./job.ts";

/** Where jobs end that failed every try; nothing takes them from there but a person. */
export const DEAD_QUEUE = "dead";

const SCHEMA = "pgboss";

const SENDS_ONLY = { migrate: false, supervise: false, schedule: false, registerInstance: false, max: 2 } as const;

/** A connection to the queue; `options` say what beyond sending it does. Not started yet. */
export function openQueue(options: Partial<ConstructorOptions> = SENDS_ONLY): PgBoss {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: the database is started before the queue.");
  const boss = new PgBoss({ connectionString, schema: SCHEMA, application_name: "upgrade-desk-jobs", ...options });
  boss.on("error", (error) => log().error({ err: error }, "job queue"));
  boss.on("warning", (warning) => log().warn({ warning }, "job queue"));
  return boss;
}

/** Creates the queue's tables or brings them up to date; safe to run from several processes at once. */
export async function prepareQueue(): Promise<void> {
  const boss = openQueue({ ...SENDS_ONLY, migrate: true });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Makes sure that the job's own queue exists, with the contract's terms, and the one for jobs that failed for good. */
export async function createQueueOf(boss: PgBoss, { name, retry, expireSeconds }: Job<string, object>): Promise<void> {
  await boss.createQueue(DEAD_QUEUE, { retentionSeconds: 90 * 24 * 60 * 60 });
  const terms = {
    retryLimit: retry.limit,
    retryDelay: retry.firstDelaySeconds,
    retryBackoff: true,
    retryDelayMax: retry.longestDelaySeconds,
    expireInSeconds: expireSeconds,
    deadLetter: DEAD_QUEUE,
  };
  await boss.createQueue(name, terms);
  await boss.updateQueue(name, terms);
}

type Sender = { readonly boss: PgBoss; readonly known: Map<string, Promise<void>> };

// Route handlers and instrumentation are separate bundles: the one sender of the process is kept where both find it.
const SHARED = Symbol.for("upgrade-desk.queue");
type Shared = { [SHARED]?: Promise<Sender> };

async function startSender(): Promise<Sender> {
  const boss = openQueue();
  await boss.start().catch(async (error: unknown) => {
    // A database that nobody prepared: a test, or a process started by hand. Where it is away, this fails alike.
    log().debug({ err: error }, "the queue is not there yet");
    await prepareQueue();
    await boss.start();
  });
  return { boss, known: new Map() };
}

function sender(): Promise<Sender> {
  const shared = globalThis as Shared;
  shared[SHARED] ??= startSender().catch((error: unknown) => {
    delete shared[SHARED];
    throw error;
  });
  return shared[SHARED];
}

/** The queue is created once in a process and job; a failure is forgotten, so that the next send tries again. */
async function knowQueue({ boss, known }: Sender, job: Job<string, object>): Promise<void> {
  let created = known.get(job.name);
  if (!created) {
    created = createQueueOf(boss, job).catch((error: unknown) => {
      known.delete(job.name);
      throw error;
    });
    known.set(job.name, created);
  }
  await created;
}

export type Sending = {
  /** Not before this moment. */
  readonly startAfter?: Date;
  readonly priority?: number;
};

/**
 * Asks for background work in the caller's transaction: a rollback takes the job along, a commit makes it certain to run
 * at least once.
 */
export async function enqueue<J extends Job<string, object>>(
  tx: Tx,
  job: J,
  data: DataOf<J>,
  sending: Sending = {},
): Promise<void> {
  const open = await sender();
  await knowQueue(open, job);
  await open.boss.send(job.name, data, { ...sending, db: fromPrisma(tx) });
}

/** Closes the connection that sends; the next `enqueue` opens it again. */
export async function closeQueue(): Promise<void> {
  const shared = globalThis as Shared;
  const open = shared[SHARED];
  delete shared[SHARED];
  const boss = (await open?.catch(() => undefined))?.boss;
  await boss?.stop({ graceful: false });
}
