import { hostKey } from "#lib/installations/installation.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { compareVersions, plainText } from "#lib/planning/version.ts";

/** One way in which the hosts are no longer those of the plan that was accepted. */
export type HostChange =
  | { readonly code: "added" | "removed"; readonly host: string }
  | { readonly code: "version" | "role"; readonly host: string; readonly from: string; readonly to: string }
  | { readonly code: "restart"; readonly host: string; readonly minutes: number | null }
  | { readonly code: "order" };

function changesOf(before: PlanHost, { name, version, role, restartMinutes }: PlanHost): readonly HostChange[] {
  const changes: HostChange[] = [];
  if (compareVersions(before.version, version) !== 0)
    changes.push({ code: "version", host: name, from: plainText(before.version), to: plainText(version) });
  if (before.role !== role) changes.push({ code: "role", host: name, from: before.role, to: role });
  if (before.restartMinutes !== restartMinutes) changes.push({ code: "restart", host: name, minutes: restartMinutes });
  return changes;
}

/** What has changed between two lists of hosts, in the order of the new one, hosts that are gone last. */
export function hostChanges(before: readonly PlanHost[], after: readonly PlanHost[]): readonly HostChange[] {
  const known = new Map(before.map((host) => [hostKey(host.name), host]));
  const kept = new Set(after.map(({ name }) => hostKey(name)));
  const changes = after.flatMap((host): readonly HostChange[] => {
    const old = known.get(hostKey(host.name));
    return old ? changesOf(old, host) : [{ code: "added", host: host.name }];
  });
  const gone = before.filter(({ name }) => !kept.has(hostKey(name)));
  const all = [...changes, ...gone.map(({ name }): HostChange => ({ code: "removed", host: name }))];
  const moved = before.some(({ name }, n) => hostKey(name) !== hostKey(after[n]?.name ?? ""));
  return all.length === 0 && moved ? [{ code: "order" }] : all;
}
