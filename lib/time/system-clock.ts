import { type Instant, instant } from "./instant.ts";

/** Where a service takes *now* from; tests pass a fixed one. */
export type Clock = () => Instant;

/** The version of the time zone database that this process reads zones by, `2026c`. */
export const tzVersion = (): string => process.versions.tz ?? "unknown";

export const systemClock: Clock = () => instant(Date.now());
