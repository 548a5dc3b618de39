import type { Interval } from "#lib/time/interval.ts";

/** A leave, and of whom. What was written about it stays on the desk's pages. */
export type Away = { readonly id: string; readonly interval: Interval; readonly engineer: string };

export type Closed = { readonly id: string; readonly interval: Interval; readonly reason: string };

/** When nobody works, and when single engineers do not; each in order of its start. */
export type TimesOff = { readonly blackouts: readonly Closed[]; readonly leaves: readonly Away[] };
