/** So many failed tries in so many seconds, then none until the oldest of them is that old. */
export type Limit = { readonly tries: number; readonly seconds: number };

/** Whoever guesses, from wherever: the account is what is guessed at. */
export const ACCOUNT_LIMIT: Limit = { tries: 10, seconds: 15 * 60 };

/** One address trying many accounts. */
export const ADDRESS_LIMIT: Limit = { tries: 100, seconds: 60 };

/** One address keeping plans for short links. */
export const SHARE_LIMIT: Limit = { tries: 30, seconds: 15 * 60 };

/** One address having long lists kept that could not be read as they were typed. */
export const LARGE_REPLY_LIMIT: Limit = { tries: 30, seconds: 15 * 60 };

/** One calendar address that is read; programs ask a few times an hour. */
export const FEED_LIMIT: Limit = { tries: 60, seconds: 15 * 60 };

/** The longest window of all: what is older counts nowhere. */
export const LONGEST_WINDOW_SECONDS = Math.max(
  ...[ACCOUNT_LIMIT, ADDRESS_LIMIT, SHARE_LIMIT, LARGE_REPLY_LIMIT, FEED_LIMIT].map(({ seconds }) => seconds),
);

/**
 * Seconds until the next try is open, at least one; 0 where it is open now. `failedAt` are the moments of the failed
 * tries inside the window, in any order, and `now` the present, all in epoch milliseconds.
 */
export function waitSeconds(failedAt: readonly number[], now: number, { tries, seconds }: Limit): number {
  const counted = failedAt.filter((at) => at > now - seconds * 1000).sort((a, b) => b - a);
  const oldest = counted[tries - 1];
  return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + seconds * 1000 - now) / 1000));
}
