/** How often a job that failed is tried again. */
export type Retry = {
  /** Tries after the first. */
  readonly limit: number;
  /** Seconds before the second try; doubles from try to try, with some jitter. */
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
};

/**
 * The contract between who asks for background work and who does it: a name and the shape of its data. The data must
 * survive JSON and holds ids, never secrets: what a job needs it reads when it runs.
 */
export type Job<Name extends string, Data extends object> = {
  readonly name: Name;
  readonly retry: Retry;
  /** How long one try may take before it counts as lost, in seconds. */
  readonly expireSeconds: number;
  /** Never set; ties the data's type to the contract. */
  readonly data?: Data;
};

export type DataOf<J> = J extends Job<string, infer Data> ? Data : never;

const USUAL_RETRY: Retry = { limit: 8, firstDelaySeconds: 5, longestDelaySeconds: 600 };

type Terms = { readonly retry?: Retry; readonly expireSeconds?: number };

/** Names are `<module>.<verb>`. Eight more tries over about an hour, two minutes each, unless the terms say otherwise. */
export const defineJob = <Name extends string, Data extends object>(
  name: Name,
  { retry = USUAL_RETRY, expireSeconds = 120 }: Terms = {},
): Job<Name, Data> => ({ name, retry, expireSeconds });

/** What a worker runs for a job. A thrown error is a failed try. A job may run twice: its work must bear that. */
export type JobHandler = {
  readonly job: Job<string, object>;
  readonly run: (data: never) => Promise<void>;
  /** Five fields of cron in UTC: the job is also started by the clock, with empty data. */
  readonly schedule?: string;
  /** The job is also started whenever a worker starts. */
  readonly atStart?: true;
};

/** Ties a contract to its work, so that both see the same data. */
export const handle = <J extends Job<string, object>>(job: J, run: (data: DataOf<J>) => Promise<void>): JobHandler => ({
  job,
  run,
});

/** The same for work that the clock starts; its data is always empty. */
export const handleOnSchedule = (job: Job<string, object>, schedule: string, run: () => Promise<void>): JobHandler => ({
  job,
  schedule,
  run,
});

/** The same when a worker starts, too: for what an update of the machine may have changed. */
export const atStart = (handler: JobHandler): JobHandler => ({ ...handler, atStart: true });
