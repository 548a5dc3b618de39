import type { GroupDowntime, Plan } from "#lib/planning/plan.ts";

/** What the restarts of processing hosts come to: alike on every host, or different from host to host. */
export type Restarts =
  | { readonly kind: "none" }
  | { readonly kind: "alike"; readonly times: number; readonly each: number | null }
  | { readonly kind: "different" };

/** The downtime of a plan in the few figures that a page leads with. */
export type ImpactFacts = {
  /** How often the VPSs of the storage pair are off, and for how long each time. */
  readonly failovers: number;
  readonly minutes: number;
  readonly restarts: Restarts;
};

const isPair = ({ who }: GroupDowntime): boolean => who !== "vps-on-host";

/** Minutes of a single interruption; `null` where a part of the sum is not known or the parts may differ. */
export const eachMinutes = ({ minutes, interruptions }: GroupDowntime): number | null =>
  minutes !== null && minutes % interruptions === 0 ? minutes / interruptions : null;

function restartsOf(groups: readonly GroupDowntime[], processingHosts: number): Restarts {
  const [first] = groups;
  if (!first) return { kind: "none" };
  const each = eachMinutes(first);
  const alike = groups.every((group) => group.interruptions === first.interruptions && eachMinutes(group) === each);
  return alike && groups.length === processingHosts ? { kind: "alike", times: first.interruptions, each } : { kind: "different" };
}

/** `processingHosts`: how many the installation has, since those that never restart have no group. */
export function impactFacts({ downtime, steps }: Pick<Plan, "downtime" | "steps">, processingHosts: number): ImpactFacts {
  const failover = steps.find(({ kind }) => kind === "failover" || kind === "failback");
  return {
    failovers: downtime.find(isPair)?.interruptions ?? 0,
    minutes: failover && failover.down.who !== "nobody" ? (failover.down.minutes ?? 0) : 0,
    restarts: restartsOf(
      downtime.filter((group) => !isPair(group)),
      processingHosts,
    ),
  };
}

/** Neighbouring groups with the same figures, told as one: ten thousand hosts are one row. */
export type GroupRow = { readonly group: GroupDowntime; readonly hosts: readonly string[] };

export function groupRows(downtime: readonly GroupDowntime[]): readonly GroupRow[] {
  const rows: { group: GroupDowntime; hosts: string[] }[] = [];
  const key = ({ who, minutes, knownMinutes, interruptions, basis }: GroupDowntime): string =>
    JSON.stringify([who, minutes, knownMinutes, interruptions, basis]);
  for (const group of downtime) {
    const last = rows.at(-1);
    if (last && key(last.group) === key(group) && group.host !== undefined) last.hosts.push(group.host);
    else rows.push({ group, hosts: group.host === undefined ? [] : [group.host] });
  }
  return rows;
}
