import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { TooMany } from "./read-list.ts";
import { MOST_VPS, type VpsEntry, vpsKey } from "./vps.ts";

/** `replace`: the new list in place of the old; `add`: both, where the new row counts for a VPS that is in both. */
export const IMPORT_KINDS = ["replace", "add"] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

export type Import = {
  readonly kind: ImportKind;
  readonly entries: readonly VpsEntry[];
  /** Whether the new list says which way its VPSs go; where it does not, those that stay keep theirs. */
  readonly saysWay: boolean;
};

/** The list once new entries are laid over it; no longer than an installation takes. Neither list has doubles of its own. */
export function merged(before: readonly VpsEntry[], { kind, entries, saysWay }: Import): Result<readonly VpsEntry[], TooMany> {
  const old = new Map(before.map((entry) => [vpsKey(entry), entry]));
  const fresh = entries.map((entry) => (saysWay ? entry : { ...entry, way: old.get(vpsKey(entry))?.way ?? entry.way }));
  const both = kind === "add" ? new Map([...old, ...fresh.map((entry) => [vpsKey(entry), entry] as const)]) : null;
  const list = both ? [...both.values()] : fresh;
  return list.length > MOST_VPS ? refuse({ rows: list.length }) : done(list);
}

/** How many of the new entries are in the list already. */
export function alreadyThere(before: readonly VpsEntry[], entries: readonly VpsEntry[]): number {
  const known = new Set(before.map(vpsKey));
  return entries.filter((entry) => known.has(vpsKey(entry))).length;
}
