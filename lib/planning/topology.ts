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

/** Versions and names, host by host in the order given. A name met before, in whatever case, is the later host's fault. */
export function judgeEachHost(hosts: readonly HostClaim[]): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const known = new Set<string>();
  hosts.forEach(({ name, version }, host) => {
    const folded = name?.toLowerCase();
    if (name !== undefined && folded !== undefined && known.has(folded))
      faults.push({ code: "host-name-duplicate", host, names: [name] });
    if (folded !== undefined) known.add(folded);
    const code = version === undefined ? null : versionFault(version);
    if (code) faults.push({ code, host });
  });
  return faults;
}

type Census = Record<HostRole, { readonly places: number[]; readonly names: string[] }>;

function census(hosts: readonly HostClaim[]): Census {
  const empty = () => ({ places: [], names: [] });
  const count: Census = { primary: empty(), secondary: empty(), processing: empty(), backup: empty() };
  hosts.forEach(({ name, role }, host) => {
    if (!role) return;
    count[role].places.push(host);
    count[role].names.push(hostLabel(name, host));
  });
  return count;
}

function judgeOne(role: "primary" | "secondary", { places, names }: Census[HostRole]): readonly PlanFault[] {
  if (places.length === 0) return [{ code: `${role}-missing` }];
  const [, second] = places;
  return second === undefined ? [] : [{ code: `${role}-duplicate`, host: second, names }];
}

/**
 * Exactly one primary and one secondary; processing hosts in a cluster and none in a mirror. One fault for each rule, which
 * names every host concerned and points to the first one too many. An unreadable topology leaves the last rule unjudged.
 */
export function judgeRoles(topology: Topology | undefined, hosts: readonly HostClaim[]): readonly PlanFault[] {
  const { primary, secondary, processing } = census(hosts);
  const faults = [...judgeOne("primary", primary), ...judgeOne("secondary", secondary)];
  const [first] = processing.places;
  if (topology === "cluster" && first === undefined) faults.push({ code: "processing-missing" });
  if (topology === "mirror" && first !== undefined)
    faults.push({ code: "processing-in-mirror", host: first, names: processing.names });
  return faults;
}

/** Every fault of an installation's hosts at once: each host's own in the order given, then those of the roles. */
export const judgeHosts = (topology: Topology | undefined, hosts: readonly HostClaim[]): readonly PlanFault[] => [
  ...judgeEachHost(hosts),
  ...judgeRoles(topology, hosts),
];
