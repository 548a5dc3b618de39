import "server-only";
import type { Instant } from "#lib/time/instant.ts";

/** Starts that somebody is booking in this process at this moment; each ends when they are through, one way or the other. */
const inside = new Map<Instant, Promise<void>>();

type Turn<T> = {
  /** Whether it is worth to go on; what it answers instead. Asked again after each wait. */
  readonly look: () => Promise<T | null>;
  readonly work: () => Promise<T>;
};

/**
 * Lets one request for a start into its transaction at a time, since of many for one start all but one will be refused: the others
 * wait in memory, where they hold no connection and stand in no lock's queue, and look once more when the first is through. Keeps
 * no promise by itself: other processes do not see it, and the calendar's lock stays the truth.
 */
export async function oneAtATime<T>(start: Instant, { look, work }: Turn<T>): Promise<T> {
  for (let other = inside.get(start); other; other = inside.get(start)) {
    await other;
    const early = await look();
    if (early !== null) return early;
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  inside.set(start, promise);
  try {
    return await work();
  } finally {
    inside.delete(start);
    resolve();
  }
}
