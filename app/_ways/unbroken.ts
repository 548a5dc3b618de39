import { duration } from "#lib/time/format.ts";

/** A duration whose figures and units stay on one line. */
export const unbroken = (minutes: number): string => duration(minutes).replaceAll(" ", "\u00a0");
