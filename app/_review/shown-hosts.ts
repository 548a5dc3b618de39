import { type HostReadiness, needsALook } from "#lib/readiness/describe.ts";

/** All rows of a small installation; of a large one those that somebody has to look at, and how many were left out. */
export type ShownHosts = { readonly rows: readonly HostReadiness[]; readonly left: number; readonly leftAreReady: boolean };

export function shownHosts(rows: readonly HostReadiness[], most: number): ShownHosts {
  if (rows.length <= most) return { rows, left: 0, leftAreReady: true };
  const first = rows.filter(needsALook);
  const shown = first.length > 0 ? first.slice(0, most) : rows.slice(0, most);
  return { rows: shown, left: rows.length - shown.length, leftAreReady: first.length <= most };
}
