import { BEFORE, type Before } from "#lib/mail/choices.ts";

const HOUR = 3_600;

const SECONDS: Readonly<Record<Before, number>> = { "before-7d": 7 * 24 * HOUR, "before-1d": 24 * HOUR, "before-1h": HOUR };

/**
 * When a reminder is due: from `from` seconds before the start, until the next one is, or the start itself. Late is better than
 * never, but not once the next one says the same.
 */
export type DueSpan = { readonly before: Before; readonly from: number; readonly until: number };

export const DUE_SPANS: readonly DueSpan[] = BEFORE.map((before, n) => {
  const next = BEFORE[n + 1];
  return { before, from: SECONDS[before], until: next ? SECONDS[next] : 0 };
});

/** How long before a start the first reminder is due, in seconds. */
export const LONGEST_BEFORE = Math.max(...DUE_SPANS.map(({ from }) => from));
