import type { Outage } from "#lib/planning/outages.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Line } from "./sheet.ts";
import { ownerKey } from "./vps.ts";

/** One owner's VPSs, in the order of the list; `owner` is `null` for those of nobody. */
export type Owner = {
  readonly owner: string | null;
  readonly lines: readonly Line[];
  /** The zone that most of the VPSs have, the first of those that as many have. */
  readonly zone: ZoneName;
  /** How many different zones they have. */
  readonly zones: number;
};

function commonest(zones: readonly ZoneName[]): { readonly zone: ZoneName; readonly zones: number } | null {
  const counts = new Map<ZoneName, number>();
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [first, ...rest] = [...counts];
  if (!first) return null;
  return { zone: rest.reduce((most, next) => (next[1] > most[1] ? next : most), first)[0], zones: counts.size };
}

/** The VPSs by owner, owners in the order of their names, those of nobody last. */
export function ownersOf(lines: readonly Line[]): readonly Owner[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = ownerKey(line.vps.owner);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...groups.values()]
    .flatMap((group): Owner[] => {
      const zone = commonest(group.map((line) => line.zone));
      return zone ? [{ owner: group[0]?.vps.owner ?? null, lines: group, ...zone }] : [];
    })
    .sort((a, b) => Number(a.owner === null) - Number(b.owner === null) || compare(a.owner ?? "", b.owner ?? ""));
}

/** A time in which some VPSs of one owner are off together. */
export type OffTogether = Pick<Outage, "startMinute" | "minutes" | "cause"> & { readonly names: readonly string[] };

/** Everything that an owner's VPSs go through, in order of time; VPSs that are off at the same time for as long are told together. */
export function offTogether(lines: readonly Line[]): readonly OffTogether[] {
  const found = new Map<string, { outage: Outage; names: string[] }>();
  for (const { vps, lot } of lines)
    for (const outage of lot?.outages ?? []) {
      const key = `${outage.startMinute} ${outage.minutes} ${outage.cause}`;
      const known = found.get(key);
      if (known) known.names.push(vps.name);
      else found.set(key, { outage, names: [vps.name] });
    }
  return [...found.values()]
    .map(({ outage: { startMinute, minutes, cause }, names }) => ({ startMinute, minutes, cause, names }))
    .sort((a, b) => a.startMinute - b.startMinute || (a.minutes ?? 1e9) - (b.minutes ?? 1e9));
}

/** What is to be done for a VPS, or why nothing is, in the order in which it is told. */
export const TASKS = ["stop", "move", "bear", "nothing", "gone"] as const;

type Task = (typeof TASKS)[number];

function taskOf({ way, lot }: Line): Task {
  if (lot === null) return "gone";
  if (lot.moved) return "move";
  if (lot.outages.length === 0) return "nothing";
  return way === "stop-all" ? "stop" : "bear";
}

/** Names of the VPSs by what is to be done for them; those on the storage pair cannot be moved off it, so they bear its failovers. */
export function namesByTask(lines: readonly Line[]): Readonly<Record<Task, readonly string[]>> {
  const names: Record<Task, string[]> = { stop: [], bear: [], move: [], nothing: [], gone: [] };
  for (const line of lines) names[taskOf(line)].push(line.vps.name);
  return names;
}
