import type { Basis, GroupDowntime, PlanInput, Step } from "./plan.ts";

/** What one group goes through while its steps are added up. */
type Tally = { known: number; hasUnknown: boolean; interruptions: number; basis: Basis };

// A sum is no better founded than its weakest part.
const FROM_WEAKEST: readonly Basis[] = ["unknown", "measured", "stated", "source"];

const weaker = (a: Basis, b: Basis): Basis =>
  a === b ? a : (FROM_WEAKEST[Math.min(FROM_WEAKEST.indexOf(a), FROM_WEAKEST.indexOf(b))] ?? "unknown");

type HostTally = Tally & { readonly host: string };

function add(tally: Tally, { minutes, basis }: { readonly minutes: number | null; readonly basis: Basis }): void {
  tally.known += minutes ?? 0;
  tally.hasUnknown ||= minutes === null;
  tally.basis = tally.interruptions === 0 ? basis : weaker(tally.basis, basis);
  tally.interruptions += 1;
}

function pairGroup(topology: PlanInput["topology"], { known, hasUnknown, interruptions, basis }: Tally): GroupDowntime {
  const who = topology === "mirror" ? "all-vps" : "vps-on-primary";
  if (hasUnknown) return { who, minutes: null, knownMinutes: known, interruptions, basis };
  return { who, minutes: known, interruptions, basis };
}

function hostGroup({ host, known, hasUnknown, interruptions, basis }: HostTally): GroupDowntime {
  if (hasUnknown) return { who: "vps-on-host", host, minutes: null, knownMinutes: known, interruptions, basis };
  return { who: "vps-on-host", host, minutes: known, interruptions, basis };
}

/** Finds the tally of a host. Hosts are mostly asked for in the order given, hop after hop, and then there is nothing to look up. */
function inOrder(tallies: readonly HostTally[]): (host: string) => HostTally | undefined {
  let next = 0;
  let byName: Map<string, number> | undefined;
  return (host) => {
    if (tallies[next]?.host !== host) {
      byName ??= new Map(tallies.map((each, i) => [each.host, i]));
      next = byName.get(host) ?? 0;
    }
    const found = tallies[next];
    next = next + 1 === tallies.length ? 0 : next + 1;
    return found?.host === host ? found : undefined;
  };
}

/**
 * Downtime for each group of VPSs, which is never added up across groups: no VPS goes through more than its own.
 * In a cluster the VPSs of the storage pair follow the primary, so one group has every failover, whichever host a step
 * names; then comes each processing host in the order given. Groups that are never interrupted are left out.
 */
export function downtimeOf({ topology, hosts }: PlanInput, steps: readonly Step[]): readonly GroupDowntime[] {
  const pair: Tally = { known: 0, hasUnknown: false, interruptions: 0, basis: "source" };
  const tallies: HostTally[] = [];
  for (const { name, role } of hosts)
    if (role === "processing") tallies.push({ host: name, known: 0, hasUnknown: false, interruptions: 0, basis: "source" });
  const tallyOf = inOrder(tallies);
  for (const { kind, down } of steps) {
    if (down.who === "nobody") continue;
    const tally = kind !== "upgrade" || down.who === "all-vps" ? pair : tallyOf(down.host);
    if (tally) add(tally, down);
  }
  const groups: GroupDowntime[] = pair.interruptions > 0 ? [pairGroup(topology, pair)] : [];
  for (const tally of tallies) if (tally.interruptions > 0) groups.push(hostGroup(tally));
  return groups;
}
