import type { Way } from "#lib/planning/outages.ts";
import type { PlanHost, PlanInput } from "#lib/planning/plan.ts";
import { parseVersion } from "#lib/planning/version.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Ground } from "#lib/vps/sheet.ts";
import { FRESH_ESTIMATES, planOf } from "#tests/support/planning.ts";

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

const CLUSTER: PlanInput = { topology: "cluster", hosts: HOSTS, failback: false };

/** The plan of the cluster, and what counts where a VPS says nothing itself. */
export function aGround({ version = "4.1.2", way = "ride-through" as Way } = {}): Ground {
  const read = parseVersion(version);
  if (!read.ok) throw new Error(`Not a version: ${read.error}`);
  const input = { ...CLUSTER, hosts: HOSTS.map((one) => ({ ...one, version: read.value })) };
  return { input, plan: planOf(input), estimates: FRESH_ESTIMATES, zone: "Europe/Berlin" as ZoneName, way };
}
