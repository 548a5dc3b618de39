/** After this a mail says nothing new any more: links in it have ended, and what it told is on the pages. */
export const STALE_DAYS = 3;

/** The job that is queued with a mail makes these tries within its first minute. */
const QUICK_TRIES = 4;

const DOUBLINGS = 6;

/**
 * Minutes after its writing at which a mail that was tried `attempts` times is tried again: after the quick tries at
 * 1, 2, 4, 8, 16, 32 and 64 minutes, then every hour. A mail that nobody tried at all is due after a minute as well.
 */
export function dueAfterMinutes(attempts: number): number {
  const slowTries = Math.max(0, attempts - QUICK_TRIES);
  return slowTries <= DOUBLINGS ? 2 ** slowTries : 2 ** DOUBLINGS + 60 * (slowTries - DOUBLINGS);
}
