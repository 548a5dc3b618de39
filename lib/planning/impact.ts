import type { Basis, GroupDowntime, PlanInput, Step } from "./plan.ts";

/** What one group goes through while its steps are added up. */
type Tally = { known: number; hasUnknown: boolean; interruptions: number; basis: Basis };

// A sum is no better founded than its weakest part.
const FROM_WEAKEST: readonly Basis[] = ["unknown", "measured", "stated", "source"];

const weaker = (a: Basis, b: Basis): Basis =>
  a === b ? a : (FROM_WEAKEST[Math.min(FROM_WEAKEST.indexOf(a), FROM_WEAKEST.indexOf(b))] ?? "unknown");

function add(tally: Tally | undefined, { minutes, basis }: { readonly minutes: number | null; readonly basis: Basis }): Tally {
  if (!tally) return { known: minutes ?? 0, hasUnknown: minutes === null, interruptions: 1, basis };
  tally.known += minutes ?? 0;
  tally.hasUnknown ||= minutes === null;
  tally.interruptions += 1;
  tally.basis = weaker(tally.basis, basis);
  return tally;
}

function groupOf(who: GroupDowntime["who"], host: string | undefined, tally: Tally): GroupDowntime {
  const { known, hasUnknown, interruptions, basis } = tally;
  const group = host === undefined ? { who } : { who, host };
  if (hasUnknown) return { ...group, minutes: null, knownMinutes: known, interruptions, basis };
  return { ...group, minutes: known, interruptions, basis };
}

/**
 * Downtime for each group of VPSs, which is never added up across groups: no VPS goes through more than its own.
 * In a cluster the VPSs of the storage pair follow the primary, so one group has every failover, whichever host a step
 * names; then comes each processing host in the order given. Groups that are never interrupted are left out.
 */
export function downtimeOf({ topology, hosts }: PlanInput, steps: readonly Step[]): readonly GroupDowntime[] {
  let pair: Tally | undefined;
  const processing = new Map<string, Tally>();
  for (const { kind, down } of steps) {
    if (down.who === "nobody") continue;
    if (kind !== "upgrade" || down.who === "all-vps") pair = add(pair, down);
    else processing.set(down.host, add(processing.get(down.host), down));
  }
  const groups: GroupDowntime[] = pair ? [groupOf(topology === "mirror" ? "all-vps" : "vps-on-primary", undefined, pair)] : [];
  for (const { name, role } of hosts) {
    const tally = role === "processing" ? processing.get(name) : undefined;
    if (tally) groups.push(groupOf("vps-on-host", name, tally));
  }
  return groups;
}
