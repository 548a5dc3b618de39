import { isDeepStrictEqual } from "node:util";
import type { ZoneName } from "#lib/time/zone.ts";
import { type Comparison, clockEdges } from "./clock-edges.ts";
import { type Doors, OURS } from "./doors.ts";
import { type OracleChange, oracleOf } from "./oracle.ts";
import { ruleEdges } from "./rule-edges.ts";

const DAY = 86_400_000;

/** Counted over all zones and changes; `examples` are the first few differences. */
export type Sweep = {
  zones: number;
  changes: number;
  comparisons: number;
  differences: number;
  readonly examples: string[];
};

export type Period = { readonly from: number; readonly until: number };

const EXAMPLES = 5;

/** A zone that changes nothing is looked at all the same, at midnights in January and July. */
function quietDays(wall: (moment: number) => number, { from, until }: Period): readonly OracleChange[] {
  const found: OracleChange[] = [];
  for (let day = Math.ceil(from / DAY) + 30; day * DAY < until; day += 183) {
    const offset = wall(day * DAY) - day * DAY;
    found.push({ at: day * DAY - offset, before: offset, after: offset });
  }
  return found;
}

function count(sweep: Sweep, zone: string, { what, found, expected }: Comparison): void {
  sweep.comparisons++;
  if (isDeepStrictEqual(found, expected)) return;
  sweep.differences++;
  if (sweep.examples.length < EXAMPLES)
    sweep.examples.push(`${zone}, ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

/** Compares every answer around every clock change of the zones in the period with the oracle's. */
export function sweep(zones: readonly ZoneName[], period: Period, doors: Doors = OURS): Sweep {
  const found: Sweep = { zones: 0, changes: 0, comparisons: 0, differences: 0, examples: [] };
  for (const zone of zones) {
    const oracle = oracleOf(zone);
    const changes = oracle.changes(period.from, period.until);
    for (const change of changes.length > 0 ? changes : quietDays(oracle.wall, period)) {
      for (const comparison of clockEdges({ zone, oracle, change, doors })) count(found, zone, comparison);
      for (const comparison of ruleEdges({ zone, oracle, change, doors })) count(found, zone, comparison);
    }
    found.zones++;
    found.changes += changes.length;
  }
  return found;
}
