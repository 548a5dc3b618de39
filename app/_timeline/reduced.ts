import type { ScheduledStep } from "#lib/planning/describe.ts";
import { reducedPeriods } from "#lib/planning/redundancy.ts";
import type { Reduced, Row } from "./picture.ts";
import { rowFinder } from "./rows.ts";

/** Periods of reduced redundancy on their rows; those of a folded row that follow one another are one stretch. */
export function reducedOf(rows: readonly Row[], steps: readonly ScheduledStep[]): readonly Reduced[] {
  const rowOf = rowFinder(rows);
  const stretches: { row: number; from: number; minutes: number }[] = [];
  for (const { host, startMinute: from, minutes } of reducedPeriods(steps)) {
    const row = rowOf(host);
    const last = stretches.at(-1);
    if (last?.row === row && last.from + last.minutes === from) last.minutes += minutes;
    else stretches.push({ row, from, minutes });
  }
  return stretches;
}
