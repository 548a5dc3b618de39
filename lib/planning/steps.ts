import type { Labour } from "./estimate.ts";
import type { Down, FailoverStep, HostRole, PlanHost, PlanInput, Step, Topology } from "./plan.ts";
import { type Line, rulebook, type UpgradeAct, type Waypoint } from "./rulebook.ts";
import { compareNumbers } from "./version-number.ts";

/** A host that has nothing to do in a hop, since it is at the hop's waypoint or beyond it. */
type SkippedHost = { readonly host: string; readonly hop: number };

/** The steps in order, who was left out where, and which hosts hold the storage roles after the last step. */
export type Course = {
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedHost[];
  readonly labour: Labour;
  readonly primary: string;
  readonly secondary: string;
  readonly rolesSwapped: boolean;
};

/** Median restart minutes learned from earlier upgrades, by host name. */
export type MeasuredRestarts = ReadonlyMap<string, number>;

/**
 * The walk from hop to hop. What was done so far and who is primary now change in place, since a plan may have tens of
 * thousands of steps.
 */
type Walk = {
  readonly topology: Topology;
  readonly backup: readonly PlanHost[];
  readonly processing: readonly PlanHost[];
  readonly restarts: MeasuredRestarts;
  readonly steps: Step[];
  readonly skipped: SkippedHost[];
  primary: PlanHost;
  secondary: PlanHost;
  readonly labour: { -readonly [Count in keyof Labour]: Labour[Count] };
};

type Hop = { readonly number: number; readonly waypoint: Waypoint; readonly firstStep: number; failedOver: boolean };

const NOBODY: Down = { who: "nobody" };

const nextId = ({ steps }: Walk, hop: Hop): string => `h${hop.number}-${steps.length - hop.firstStep + 1}`;

// Every earlier waypoint lies below this one, so the version at the start decides, whatever was done since.
const isBehind = (host: PlanHost, { waypoint }: Hop): boolean => compareNumbers(host.version, waypoint.version) < 0;

const skip = (walk: Walk, hop: Hop, host: PlanHost): void => {
  walk.skipped.push({ host: host.name, hop: hop.number });
};

/** The source has no figure for a restart: it is the customer's, or a measured one, or unknown; never a guess. */
function restartDown({ name, restartMinutes }: PlanHost, restarts: MeasuredRestarts): Down {
  if (restartMinutes !== null) return { who: "vps-on-host", host: name, minutes: restartMinutes, basis: "stated" };
  const measured = restarts.get(name);
  if (measured !== undefined) return { who: "vps-on-host", host: name, minutes: measured, basis: "measured" };
  return { who: "vps-on-host", host: name, minutes: null, basis: "unknown" };
}

/** The hosts that an upgrade is about at this moment; without a failover in the hop there is no former primary. */
function hostsOf({ of }: UpgradeAct, walk: Walk, hop: Hop): readonly PlanHost[] {
  if (of === "backup" || of === "processing") return walk[of];
  return of === "secondary" || hop.failedOver ? [walk.secondary] : [];
}

function upgrade(act: UpgradeAct, walk: Walk, hop: Hop): void {
  const { number, waypoint } = hop;
  const { steps, restarts, labour } = walk;
  const { restart } = act;
  const target = waypoint.name;
  const isOff = act.down !== "nobody";
  const role = act.of === "former-primary" ? "secondary" : act.of;
  for (const host of hostsOf(act, walk, hop)) {
    if (!isBehind(host, hop)) {
      skip(walk, hop, host);
      continue;
    }
    const down = isOff ? restartDown(host, restarts) : NOBODY;
    labour.upgrades += 1;
    if (restart && host.restartMinutes !== null) labour.statedRestartMinutes += host.restartMinutes;
    else if (restart) labour.otherRestarts += 1;
    steps.push({ id: nextId(walk, hop), hop: number, target, kind: "upgrade", host: host.name, role, restart, down });
  }
}

/** Writes the step down and lets the storage pair change places. */
function swap(kind: FailoverStep["kind"], walk: Walk, hop: Hop): void {
  const { primary, secondary } = walk;
  const { minutes, down } = rulebook.failover;
  const who = down[walk.topology];
  walk.steps.push({
    id: nextId(walk, hop),
    hop: hop.number,
    target: hop.waypoint.name,
    kind,
    from: primary.name,
    to: secondary.name,
    down: who === "all-vps" ? { who, minutes, basis: "source" } : { who, host: primary.name, minutes, basis: "source" },
  });
  walk.labour.failovers += 1;
  walk.primary = secondary;
  walk.secondary = primary;
}

/** Work is only ever done on a secondary, so a primary that is behind gives its role away; one that is not keeps it. */
function failover(walk: Walk, hop: Hop): void {
  if (!isBehind(walk.primary, hop)) {
    skip(walk, hop, walk.primary);
    return;
  }
  swap("failover", walk, hop);
  hop.failedOver = true;
}

function startOf({ topology, hosts }: PlanInput, restarts: MeasuredRestarts): Walk {
  const byRole: Record<HostRole, PlanHost[]> = { primary: [], secondary: [], processing: [], backup: [] };
  for (const host of hosts) byRole[host.role].push(host);
  const { backup, processing } = byRole;
  const [[primary], [secondary]] = [byRole.primary, byRole.secondary];
  if (!primary || !secondary) throw new Error("The storage pair is not whole; judgeHosts refuses such an installation.");
  const labour = { upgrades: 0, failovers: 0, statedRestartMinutes: 0, otherRestarts: 0 };
  return { topology, backup, processing, restarts, steps: [], skipped: [], primary, secondary, labour };
}

/**
 * Walks the line's procedure once for each waypoint. Backup and processing hosts come in the order given; the storage pair
 * by the role that each has at that moment. Where an odd number of failovers left the roles swapped, a failback ends the
 * last hop if the line requires it or the customer wishes it.
 */
export function walkPath(input: PlanInput, line: Line, restarts: MeasuredRestarts): Course {
  const walk = startOf(input, restarts);
  const { primary: primaryAtStart } = walk;
  const { steps, skipped } = walk;
  line.path.forEach((waypoint, i) => {
    const hop: Hop = { number: i + 1, waypoint, firstStep: steps.length, failedOver: false };
    for (const act of rulebook.hop[input.topology]) act.act === "upgrade" ? upgrade(act, walk, hop) : failover(walk, hop);
    const isLast = hop.number === line.path.length;
    const wanted = line.failback.required || input.failback;
    if (isLast && wanted && walk.primary !== primaryAtStart) swap("failback", walk, hop);
  });
  const { primary, secondary, labour } = walk;
  return {
    steps,
    skipped,
    labour,
    primary: primary.name,
    secondary: secondary.name,
    rolesSwapped: primary !== primaryAtStart,
  };
}
