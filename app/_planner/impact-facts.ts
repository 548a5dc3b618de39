import type { GroupDowntime, Plan } from "#lib/planning/plan.ts";

/** From the least to the greatest of a figure that differs from host to host; both alike where it does not. */
export type Range = { readonly least: number; readonly most: number };

/** What the restarts of processing hosts come to, host by host: how many hosts restart, how often each, and for how long. */
export type Restarts = {
  /** Processing hosts that restart, and how many there are. */
  readonly hosts: number;
  readonly of: number;
  /** Restarts of one host; 0 where none restarts. */
  readonly times: Range;
  /** Minutes of one restart; `null` where they are not known for every host that restarts. */
  readonly each: Range | null;
  /** Of the hosts that restart, those without a figure. */
  readonly unknown: number;
};

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

/** From the least to the greatest; of nothing, 0 to 0. */
export function rangeOf(figures: readonly number[]): Range {
  let [least, most] = [figures[0] ?? 0, 0];
  for (const figure of figures) [least, most] = [Math.min(least, figure), Math.max(most, figure)];
  return { least, most };
}

function restartsOf(groups: readonly GroupDowntime[], of: number): Restarts {
  const minutes = groups.map(eachMinutes).filter((each) => each !== null);
  const unknown = groups.length - minutes.length;
  return {
    hosts: groups.length,
    of,
    times: rangeOf(groups.map(({ interruptions }) => interruptions)),
    each: unknown === 0 && groups.length > 0 ? rangeOf(minutes) : null,
    unknown,
  };
}

/** Whether the range is a single figure. */
export const isOne = ({ least, most }: Range): boolean => least === most;

/** Every processing host goes through the same: as often, and for the same minutes, or all without a figure. */
export const isAlike = ({ hosts, of, times, each, unknown }: Restarts): boolean =>
  hosts > 0 && hosts === of && isOne(times) && (each === null ? unknown === hosts : isOne(each));

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

/** Groups with the same figures, told as one: ten thousand hosts are one row. */
export type GroupRow = { readonly group: GroupDowntime; readonly hosts: readonly string[] };

/** Rows in the order in which their figures first appear, each with its hosts in the order given. */
export function groupRows(downtime: readonly GroupDowntime[]): readonly GroupRow[] {
  const rows = new Map<string, { readonly group: GroupDowntime; readonly hosts: string[] }>();
  for (const group of downtime) {
    const { who, host, minutes, knownMinutes, interruptions, basis } = group;
    const key = `${who} ${minutes} ${knownMinutes} ${interruptions} ${basis}`;
    const row = rows.get(key) ?? { group, hosts: [] };
    if (host !== undefined) row.hosts.push(host);
    rows.set(key, row);
  }
  return [...rows.values()];
}
