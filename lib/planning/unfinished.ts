import { lowestVersion } from "./path.ts";
import type { HostRole, Plan, PlanHost, PlanInput, Step } from "./plan.ts";
import { rulebook, type Waypoint } from "./rulebook.ts";
import { plainText } from "./version.ts";
import { compareNumbers } from "./version-number.ts";

/**
 * A hop that seems to have stopped half way: its first hosts, in the order of the procedure, are on the waypoint, the others
 * on one older version. Names come in that order.
 */
export type Interrupted = {
  readonly kind: "interrupted";
  readonly from: string;
  readonly target: string;
  readonly done: readonly string[];
  readonly left: readonly string[];
  /** The roles seem to have changed places in it: the primary is on the waypoint and the secondary is not. */
  readonly failedOver: boolean;
  readonly citation: string;
};

/**
 * Hosts on different versions in a way that no stopped hop explains. `beyond`: some are further than the next waypoint, which
 * the others have not reached; `several`: those behind it are on several versions; `order`: those on it are not the ones that
 * the procedure upgrades first. `hosts` are the ones that this is about.
 */
export type Mixed = {
  readonly kind: "mixed";
  readonly why: "beyond" | "several" | "order";
  readonly target: string;
  readonly hosts: readonly string[];
  readonly citation: string;
};

/** What the versions of an installation's hosts tell about its past. Read from the state alone, so always inferred. */
export type Past = { readonly kind: "whole" } | Interrupted | Mixed;

/** The storage hosts take turns, so each is one place further on once the other has its role. */
const PLACE: Readonly<Record<HostRole, number>> = { backup: 0, processing: 1, secondary: 2, primary: 2 };

const namesOf = (hosts: readonly PlanHost[]): readonly string[] => hosts.map(({ name }) => name);

const inOrder = (hosts: readonly PlanHost[]): readonly PlanHost[] => hosts.toSorted((a, b) => PLACE[a.role] - PLACE[b.role]);

/** On the last waypoint, which is a whole line, later versions of that line count as being on it. */
function isOn({ version }: PlanHost, waypoint: Waypoint): boolean {
  const distance = compareNumbers(version, waypoint.version);
  return distance === 0 || (distance > 0 && waypoint.name === rulebook.waypoints.at(-1)?.name);
}

const isBehind = ({ version }: PlanHost, waypoint: Waypoint): boolean => compareNumbers(version, waypoint.version) < 0;

const mixed = (why: Mixed["why"], target: string, hosts: readonly PlanHost[]): Mixed => ({
  kind: "mixed",
  why,
  target,
  hosts: namesOf(hosts),
  citation: rulebook.advice.mixedVersions.citation,
});

/** Those that should have come before the last one done, and did not. */
function passedOver(done: readonly PlanHost[], left: readonly PlanHost[]): readonly PlanHost[] {
  const furthest = done.reduce((most, { role }) => Math.max(most, PLACE[role]), 0);
  return left.filter(({ role }) => PLACE[role] < furthest);
}

/** Tells a stopped hop from hosts that are merely on different versions. `plan` is the plan of these very hosts. */
export function pastOf({ path }: Pick<Plan, "path">, { hosts }: Pick<PlanInput, "hosts">): Past {
  const target = rulebook.waypoints.find(({ name }) => name === path[0]);
  const lowest = lowestVersion(hosts);
  if (!target || hosts.every(({ version }) => compareNumbers(version, lowest) === 0)) return { kind: "whole" };
  const left = inOrder(hosts.filter((host) => isBehind(host, target)));
  const done = inOrder(hosts.filter((host) => isOn(host, target)));
  const beyond = hosts.filter((host) => !isBehind(host, target) && !isOn(host, target));
  if (beyond.length > 0) return mixed("beyond", target.name, beyond);
  if (left.some(({ version }) => compareNumbers(version, lowest) !== 0)) return mixed("several", target.name, left);
  if (passedOver(done, left).length > 0) return mixed("order", target.name, done);
  return {
    kind: "interrupted",
    from: plainText(lowest),
    target: target.name,
    done: namesOf(done),
    left: namesOf(left),
    failedOver: done.some(({ role }) => role === "primary") && left.some(({ role }) => role === "secondary"),
    citation: rulebook.advice.unfinishedHop.citation,
  };
}

/** What a hop leaves out since it was done before; `failover` too where the primary of that moment is one of the hosts. */
export type Skip = {
  readonly hop: number;
  readonly target: string;
  readonly hosts: readonly string[];
  readonly failover: boolean;
};

/** How a plan goes on from hosts on different versions: what each hop leaves out, in order, and the very next step. */
export type Resumption = { readonly skips: readonly Skip[]; readonly next: Step | null };

export function resumptionOf(plan: Plan): Resumption {
  const hosts = plan.path.map((): string[] => []);
  for (const { code, host, hop } of plan.notes)
    if (code === "host-already-at-waypoint" && host !== undefined && hop !== undefined) hosts[hop - 1]?.push(host);
  const failovers = new Set(plan.steps.flatMap((step) => (step.kind === "failover" ? [step.hop] : [])));
  const skips = plan.path.flatMap((target, i): readonly Skip[] => {
    const skipped = hosts[i] ?? [];
    return skipped.length === 0 ? [] : [{ hop: i + 1, target, hosts: skipped, failover: !failovers.has(i + 1) }];
  });
  return { skips, next: plan.steps[0] ?? null };
}
