/** How long ago, in one unit, rounded down: the key of the catalogue's `auth.account.ago` and its count. */
export type Ago = { readonly unit: "minutes" | "hours" | "days"; readonly count: number };

const HOUR = 60;
const DAY = 24 * HOUR;

/** `since` and `now` in epoch milliseconds; a moment to come reads as now. */
export function agoOf(since: number, now: number): Ago {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  if (minutes < HOUR) return { unit: "minutes", count: minutes };
  if (minutes < DAY) return { unit: "hours", count: Math.floor(minutes / HOUR) };
  return { unit: "days", count: Math.floor(minutes / DAY) };
}
