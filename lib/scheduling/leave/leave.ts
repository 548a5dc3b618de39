import type { Interval } from "#lib/time/interval.ts";

/** Time that an engineer is away. `note` is for the desk; customers see only that nobody is free. */
export type Leave = { readonly id: string; readonly interval: Interval; readonly note: string | null };
