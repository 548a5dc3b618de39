import type { VpsGroup } from "./describe.ts";
import { type Outage, type OutagesByHost, WAYS, type Way } from "./outages.ts";
import type { PlanInput } from "./plan.ts";

/** One thing that has to be done, and by whom: stopping and moving VPSs is the customer's, the rest is the desk's anyway. */
export type Task =
  | { readonly by: "you"; readonly task: "stop-before" | "start-after" }
  /** Before and after each restart of these hosts, each of which restarts as often as `times` says. */
  | { readonly by: "you"; readonly task: "move-off" | "move-back"; readonly hosts: readonly string[]; readonly times: number }
  /** `failovers` counts a failback too. */
  | { readonly by: "desk"; readonly task: "failovers" | "restarts"; readonly times: number };

type Sums = {
  readonly outages: number;
  /** `null` where a part is unknown; `knownMinutes` adds up the rest, and is the same where nothing is unknown. */
  readonly minutes: number | null;
  readonly knownMinutes: number;
  /** The longest single outage, in minutes: 0 where there is none, `null` where one of them is unknown. */
  readonly longest: number | null;
};

/** What one way means for the VPSs of one group. */
export type WaySummary = Sums & {
  readonly way: Way;
  /** The way is riding through under another name here: the group has no restart that its VPSs could be moved away from. */
  readonly sameAsRideThrough: boolean;
  readonly todo: readonly Task[];
};

/** A group with the three ways through it, in the order of `WAYS`. */
export type GroupWays = { readonly group: VpsGroup; readonly ways: readonly WaySummary[] };

function sumsOf(outages: readonly Outage[]): Sums {
  let [knownMinutes, longest, isKnown] = [0, 0, true];
  for (const { minutes } of outages) {
    knownMinutes += minutes ?? 0;
    longest = Math.max(longest, minutes ?? 0);
    isKnown &&= minutes !== null;
  }
  return { outages: outages.length, minutes: isKnown ? knownMinutes : null, knownMinutes, longest: isKnown ? longest : null };
}

const restartsIn = (outages: readonly Outage[]): number => outages.filter(({ cause }) => cause === "restart").length;

const STOP: readonly Task[] = [
  { by: "you", task: "stop-before" },
  { by: "you", task: "start-after" },
];

const move = (hosts: readonly string[], times: number): readonly Task[] =>
  hosts.length === 0 || times === 0
    ? []
    : [
        { by: "you", task: "move-off", hosts, times },
        { by: "you", task: "move-back", hosts, times },
      ];

const deskDoes = ({ failovers, restarts }: { readonly failovers: number; readonly restarts: number }): readonly Task[] => [
  ...(failovers > 0 ? [{ by: "desk", task: "failovers", times: failovers } as const] : []),
  ...(restarts > 0 ? [{ by: "desk", task: "restarts", times: restarts } as const] : []),
];

function waysAt(host: string, outagesAt: OutagesByHost): readonly WaySummary[] {
  const ridden = outagesAt(host, "ride-through");
  const restarts = restartsIn(ridden);
  const desk = deskDoes({ failovers: ridden.length - restarts, restarts });
  const yours: Readonly<Record<Way, readonly Task[]>> = {
    "stop-all": outagesAt(host, "stop-all").length > 0 ? STOP : [],
    "ride-through": [],
    "move-off": move([host], restarts),
  };
  return WAYS.map((way) => ({
    way,
    ...sumsOf(outagesAt(host, way)),
    sameAsRideThrough: way === "move-off" && restarts === 0,
    todo: [...yours[way], ...desk],
  }));
}

/**
 * The three ways side by side for each group of VPSs: those of the storage pair (all of them, in a mirror), then those of
 * each processing host in the order given, also of one that this upgrade leaves out. Groups never add up: no VPS is in two.
 */
export function compareWays({ topology, hosts }: PlanInput, outagesAt: OutagesByHost): readonly GroupWays[] {
  const withRole = (wanted: "primary" | "processing") => hosts.filter(({ role }) => role === wanted);
  const pair = { who: topology === "mirror" ? "all-vps" : "vps-on-primary" } as const;
  return [
    ...withRole("primary").map(({ name }) => ({ group: pair, ways: waysAt(name, outagesAt) })),
    ...withRole("processing").map(({ name }) => ({
      group: { who: "vps-on-host", host: name } as const,
      ways: waysAt(name, outagesAt),
    })),
  ];
}

/** The way that was chosen for one VPS, and the host that it is listed on. */
export type ChosenWay = { readonly host: string; readonly way: Way };

/** What a choice of ways, VPS by VPS, comes to. Minutes are those of the VPS that is off longest: VPSs never add up. */
export type WaysSummary = {
  /** How many VPSs go each way. */
  readonly vpsCount: Readonly<Record<Way, number>>;
  /** VPSs that are never off. */
  readonly neverOff: number;
  /** VPSs of which nobody knows how long they are off. */
  readonly unknown: number;
  /** The most outages, known minutes and minutes in one go that any single VPS has. */
  readonly mostOutages: number;
  readonly mostKnownMinutes: number;
  readonly longestKnown: number;
  readonly todo: readonly Task[];
};

/** Hosts to move VPSs off, gathered by how often each of them restarts, in the order in which they were met. */
function movesOf(hosts: Iterable<string>, outagesAt: OutagesByHost): readonly Task[] {
  const byTimes = new Map<number, string[]>();
  for (const host of hosts) {
    const times = restartsIn(outagesAt(host, "ride-through"));
    const others = byTimes.get(times);
    if (others) others.push(host);
    else byTimes.set(times, [host]);
  }
  return [...byTimes].flatMap(([times, alike]) => move(alike, times));
}

/** What the desk does on the hosts that have VPSs: each restart is one host's, the failovers are the whole pair's. */
function deskTasks(hosts: Iterable<string>, outagesAt: OutagesByHost): readonly Task[] {
  let [failovers, restarts] = [0, 0];
  for (const host of hosts) {
    const ridden = outagesAt(host, "ride-through");
    const own = restartsIn(ridden);
    restarts += own;
    failovers = Math.max(failovers, ridden.length - own);
  }
  return deskDoes({ failovers, restarts });
}

/** Sums up a choice that may differ from VPS to VPS; linear in the VPSs. A host that the installation does not have throws. */
export function summaryOfWays(chosen: readonly ChosenWay[], outagesAt: OutagesByHost): WaysSummary {
  const vpsCount: Record<Way, number> = { "stop-all": 0, "ride-through": 0, "move-off": 0 };
  const most = { neverOff: 0, unknown: 0, mostOutages: 0, mostKnownMinutes: 0, longestKnown: 0 };
  for (const { host, way } of chosen) {
    const outages = outagesAt(host, way);
    const { minutes, knownMinutes } = sumsOf(outages);
    vpsCount[way] += 1;
    if (outages.length === 0) most.neverOff += 1;
    if (minutes === null) most.unknown += 1;
    most.mostOutages = Math.max(most.mostOutages, outages.length);
    most.mostKnownMinutes = Math.max(most.mostKnownMinutes, knownMinutes);
    for (const outage of outages) most.longestKnown = Math.max(most.longestKnown, outage.minutes ?? 0);
  }
  const moved = new Set(chosen.flatMap(({ host, way }) => (way === "move-off" ? [host] : [])));
  const stops = chosen.some(({ host, way }) => way === "stop-all" && outagesAt(host, way).length > 0);
  const desk = deskTasks(new Set(chosen.map(({ host }) => host)), outagesAt);
  return { vpsCount, ...most, todo: [...(stops ? STOP : []), ...movesOf(moved, outagesAt), ...desk] };
}
