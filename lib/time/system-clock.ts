import { type Instant, instant } from "./instant.ts";

/** Where a service takes *now* from; tests pass a fixed one. */
export type Clock = () => Instant;

export const systemClock: Clock = () => instant(Date.now());
