import { database } from "#lib/db/client.ts";

export type JobRow = {
  readonly name: string;
  readonly state: string;
  readonly data: unknown;
  readonly deadLetter: string | null;
};

/** Every job the queue holds, oldest first. */
export const allJobs = (): Promise<JobRow[]> =>
  database().$queryRaw<
    JobRow[]
  >`SELECT name, state::text AS state, data, dead_letter AS "deadLetter" FROM pgboss.job ORDER BY created_on, id`;

/** Waits until `check` holds, looking ten times a second; fails after `seconds`. */
export async function eventually<T>(check: () => Promise<T | null | undefined | false>, seconds = 30): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > until) throw new Error(`Not within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
