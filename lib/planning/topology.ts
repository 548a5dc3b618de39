import type { HostRole, PlanFault, Topology } from "./plan.ts";
import { isCovered, parseVersion, type Version } from "./version.ts";

/**
 * A host as far as it could be read: what is absent is not judged here. A version may still be the text that was typed;
 * a `PlanHost` is a claim as it stands.
 */
export type HostClaim = {
  readonly name?: string | undefined;
  readonly role?: HostRole | undefined;
  readonly version?: string | Version | undefined;
};

/** What a host is called where a sentence names it: its name, else its place in the list, counted from 1. */
export const hostLabel = (name: string | undefined, place: number): string => name ?? `#${place + 1}`;

function versionFault(version: string | Version): PlanFault["code"] | null {
  if (typeof version !== "string") return isCovered(version) ? null : "version-not-covered";
  const parsed = parseVersion(version);
  return parsed.ok ? null : parsed.error;
}

/** Names in alphabetical order, case ignored: of two alike one follows the other. Quicker than a set, and mostly enough. */
function areNamesUnique(hosts: readonly HostClaim[]): boolean {
  const folded: string[] = [];
  for (const { name } of hosts) if (name !== undefined) folded.push(name.toLowerCase());
  folded.sort();
  for (let i = 1; i < folded.length; i++) if (folded[i] === folded[i - 1]) return false;
  return true;
}

/** Which hosts have a name that was met before, in whatever case. */
function laterOfSameName(hosts: readonly HostClaim[]): ReadonlySet<number> {
  const later = new Set<number>();
  if (areNamesUnique(hosts)) return later;
  const known = new Set<string>();
  hosts.forEach(({ name }, host) => {
    const folded = name?.toLowerCase();
    if (folded === undefined) return;
    if (known.has(folded)) later.add(host);
    known.add(folded);
  });
  return later;
}

/** Versions and names, host by host in the order given. A name met before, in whatever case, is the later host's fault. */
export function judgeEachHost(hosts: readonly HostClaim[]): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const later = laterOfSameName(hosts);
  hosts.forEach(({ name, version }, host) => {
    if (name !== undefined && later.has(host)) faults.push({ code: "host-name-duplicate", host, names: [name] });
    const code = version === undefined ? null : versionFault(version);
    if (code) faults.push({ code, host });
  });
  return faults;
}

/** Where in the list the hosts of each role stand. */
type Places = Readonly<Record<HostRole, readonly number[]>>;

function placesByRole(hosts: readonly HostClaim[]): Places {
  const places: Record<HostRole, number[]> = { primary: [], secondary: [], processing: [], backup: [] };
  hosts.forEach(({ role }, host) => {
    if (role) places[role].push(host);
  });
  return places;
}

const namesAt = (places: readonly number[], hosts: readonly HostClaim[]): readonly string[] =>
  places.map((place) => hostLabel(hosts[place]?.name, place));

function judgeOne(role: "primary" | "secondary", places: readonly number[], hosts: readonly HostClaim[]): readonly PlanFault[] {
  if (places.length === 0) return [{ code: `${role}-missing` }];
  const [, second] = places;
  return second === undefined ? [] : [{ code: `${role}-duplicate`, host: second, names: namesAt(places, hosts) }];
}

/**
 * Exactly one primary and one secondary; processing hosts in a cluster and none in a mirror. One fault for each rule, which
 * names every host concerned and points to the first one too many. An unreadable topology leaves the last rule unjudged.
 */
export function judgeRoles(topology: Topology | undefined, hosts: readonly HostClaim[]): readonly PlanFault[] {
  const { primary, secondary, processing } = placesByRole(hosts);
  const faults = [...judgeOne("primary", primary, hosts), ...judgeOne("secondary", secondary, hosts)];
  const [first] = processing;
  if (topology === "cluster" && first === undefined) faults.push({ code: "processing-missing" });
  if (topology === "mirror" && first !== undefined)
    faults.push({ code: "processing-in-mirror", host: first, names: namesAt(processing, hosts) });
  return faults;
}

/** Every fault of an installation's hosts at once: each host's own in the order given, then those of the roles. */
export const judgeHosts = (topology: Topology | undefined, hosts: readonly HostClaim[]): readonly PlanFault[] => [
  ...judgeEachHost(hosts),
  ...judgeRoles(topology, hosts),
];
