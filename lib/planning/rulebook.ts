import type { z } from "zod";
import { type RulebookRows, rulebookFaults, rulebookRows } from "./rulebook-schema.ts";
import data from "./serverware.json" with { type: "json" };

/** A version that every host must reach before the next hop starts. `name` is the source's spelling. */
export type Waypoint = RulebookRows["waypoints"][number];

/** A release line: the versions from `from` (inclusive) to `below` (exclusive) share one procedure. */
export type Line = Omit<RulebookRows["lines"][number], "path"> & { readonly path: readonly Waypoint[] };

/** One entry of the procedure that is repeated for each waypoint, in the order given. */
type Act = RulebookRows["hop"]["mirror"][number];

export type UpgradeAct = Extract<Act, { act: "upgrade" }>;

export type Rulebook = Omit<RulebookRows, "lines"> & { readonly lines: readonly Line[] };

/**
 * Checks the rulebook's data and links each line to its waypoints.
 * Throws with every fault found: data that does not fit is a mistake of the build, not of a user.
 */
export function readRulebook(rows: z.input<typeof rulebookRows>): Rulebook {
  const read = rulebookRows.parse(rows);
  const faults = rulebookFaults(read);
  if (faults.length > 0) throw new Error(`The rulebook does not fit together: ${faults.join("; ")}.`);
  const waypoints = new Map(read.waypoints.map((waypoint) => [waypoint.name, waypoint]));
  const lines = read.lines.map((line) => ({ ...line, path: line.path.flatMap((name) => waypoints.get(name) ?? []) }));
  return { ...read, lines };
}

/** The vendor's upgrade rules, each row with the passage it comes from. */
export const rulebook: Rulebook = readRulebook(data as z.input<typeof rulebookRows>);
