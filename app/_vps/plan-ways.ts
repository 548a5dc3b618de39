import { z } from "zod";
import type { FormValues } from "#lib/forms/reply.ts";
import { WAYS, type Way } from "#lib/planning/outages.ts";
import { ownerKey, type Vps, type VpsEntry, vpsKey } from "#lib/vps/vps.ts";
import { AS_ALL, readWay } from "./ways.ts";

/** The ways of a list that is stored nowhere: of all, and of those for which another was chosen; `null` is that of all. */
export type PlanWays = { readonly all: Way; readonly own: ReadonlyMap<string, Way | null> };

const DEFAULT_WAY: Way = "ride-through";

const ownSchema = z.record(z.string(), z.enum([...WAYS, AS_ALL]));

const first = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

function ownIn(text: string): PlanWays["own"] {
  try {
    const read = ownSchema.safeParse(JSON.parse(text));
    return new Map(read.success ? Object.entries(read.data).map(([key, way]) => [key, way === AS_ALL ? null : way]) : []);
  } catch {
    // Nothing was chosen yet, or somebody wrote into a field that is not shown.
    return new Map();
  }
}

/** What the form's hidden fields `all` and `own` carry along. */
export const readPlanWays = (values: FormValues): PlanWays => ({
  all: WAYS.find((way) => way === first(values, "all")) ?? DEFAULT_WAY,
  own: ownIn(first(values, "own")),
});

/** The hidden field `own`. */
export const writeOwn = ({ own }: PlanWays): string =>
  JSON.stringify(Object.fromEntries([...own].map(([key, way]) => [key, way ?? AS_ALL])));

/** The entries with the way that each of them goes, if not that of all. */
export const withWays = (entries: readonly VpsEntry[], { own }: PlanWays): readonly Vps[] =>
  entries.map((entry, position) => {
    const way = own.get(vpsKey(entry));
    return { ...entry, position, way: way === undefined ? entry.way : way };
  });

function chosenAmong(list: readonly Vps[], values: FormValues): readonly Vps[] {
  // The list's own filter has a field of that name too; the one that belongs to the button comes last.
  if (first(values, "for") === "owner")
    return list.filter(({ owner }) => ownerKey(owner) === ownerKey(values.owner?.at(-1) ?? ""));
  const ticked = new Set(values.vps ?? []);
  return list.filter(({ position }) => ticked.has(String(position)));
}

/**
 * The ways once the choice of the form is made: its field `for` says whose, `way` which. The same ways where nobody chose;
 * `null` where somebody did and ticked nothing. For all, choices for single ones are given up.
 */
export function chooseWays(ways: PlanWays, list: readonly Vps[], values: FormValues): PlanWays | null {
  const way = readWay(first(values, "way"));
  if (!values.for || way === undefined) return ways;
  if (first(values, "for") === "all")
    return { all: way ?? DEFAULT_WAY, own: new Map(list.filter((vps) => vps.way !== null).map((vps) => [vpsKey(vps), null])) };
  const chosen = chosenAmong(list, values);
  return chosen.length === 0
    ? null
    : { ...ways, own: new Map([...ways.own, ...chosen.map((vps) => [vpsKey(vps), way] as const)]) };
}
