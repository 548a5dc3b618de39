import type { PlanHost, PlanInput } from "#lib/planning/plan.ts";
import { parseVersion } from "#lib/planning/version.ts";

function host(name: string, role: PlanHost["role"], restartMinutes: number | null = null): PlanHost {
  const version = parseVersion("4.1.2");
  if (!version.ok) throw new Error(`Not a version: ${version.error}`);
  return { name, role, version: version.value, restartMinutes };
}

/** A cluster of two stages; one processing host says how long it restarts, the other does not. */
export const HOSTS: readonly PlanHost[] = [
  host("st-a", "primary"),
  host("st-b", "secondary"),
  host("p1", "processing", 8),
  host("p2", "processing"),
  host("bk", "backup"),
];

export const CLUSTER: PlanInput = { topology: "cluster", hosts: HOSTS, failback: false };
