import { hostKey, type Installation, type InstallationChange, type InstallationContent } from "./installation.ts";

/** What the installation says once the change is laid over it. */
export const changed = ({ name, topology, zone, hosts }: Installation, change: InstallationChange): InstallationContent => ({
  name,
  topology,
  zone,
  hosts,
  ...change,
});

/** Keys of the hosts that are gone after the change: removed, or known by another name. Case alone renames nobody. */
export function leavingHosts(before: Pick<Installation, "hosts">, after: Pick<InstallationContent, "hosts">): readonly string[] {
  const staying = new Set(after.hosts.map(({ name }) => hostKey(name)));
  return before.hosts.map(({ name }) => hostKey(name)).filter((key) => !staying.has(key));
}

export type LostItems = { readonly host: string; readonly items: readonly string[] };

/** What leaving hosts took along, host by host in the order of the installation, by the name the host had. */
export function lostItems(
  { hosts }: Pick<Installation, "hosts">,
  rows: readonly { readonly host: string; readonly item: string }[],
): readonly LostItems[] {
  const found = new Map<string, string[]>();
  for (const { host, item } of rows) found.set(host, [...(found.get(host) ?? []), item]);
  return hosts.flatMap(({ name }) => {
    const items = found.get(hostKey(name));
    return items ? [{ host: name, items: items.toSorted() }] : [];
  });
}

/** Which parts of an installation a change touches, for the audit trail. */
export const changedParts = (change: InstallationChange): readonly string[] => Object.keys(change).toSorted();
