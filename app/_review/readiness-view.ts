import { hostKey } from "#lib/installations/installation.ts";
import type { HostRole, PlanHost } from "#lib/planning/plan.ts";
import type { FirewallItem, FirmwareItem, ItemState, KvmItem, Readiness, ReadinessItem } from "#lib/readiness/item.ts";

/** One host with what is known of it. An item is `null` only where the checklist does not ask for it. */
export type HostReadiness = {
  readonly host: string;
  readonly role: HostRole;
  readonly kvm: KvmItem | null;
  readonly firmware: FirmwareItem | null;
  readonly firewall: FirewallItem | null;
};

/** How many hosts the desk could start on, and whether the licensing servers can be reached. */
export type ReadyCount = { readonly hosts: number; readonly ready: number; readonly firewall: ItemState | null };

const isDone = (item: ReadinessItem | null): boolean => item !== null && item.state !== "todo";

/** The hosts in the customer's order, each with its own items and the firewall that all of them share. */
export function hostReadiness(hosts: readonly Pick<PlanHost, "name" | "role">[], { items }: Readiness): readonly HostReadiness[] {
  const kvm = new Map(items.flatMap((item) => (item.item === "kvm" ? [[hostKey(item.host), item]] : [])));
  const firmware = new Map(items.flatMap((item) => (item.item === "firmware" ? [[hostKey(item.host), item]] : [])));
  const firewall = items.find((item) => item.item === "firewall") ?? null;
  return hosts.map(({ name, role }) => {
    const key = hostKey(name);
    return { host: name, role, kvm: kvm.get(key) ?? null, firmware: firmware.get(key) ?? null, firewall };
  });
}

/** A host is ready when its console and its firmware are; the firewall belongs to all of them. */
export function readyCount({ items }: Readiness): ReadyCount {
  const open = new Set<string>();
  const hosts = new Set<string>();
  let firewall: ItemState | null = null;
  for (const item of items) {
    if (item.item === "firewall") firewall = item.state;
    else {
      hosts.add(hostKey(item.host));
      if (item.state === "todo") open.add(hostKey(item.host));
    }
  }
  return { hosts: hosts.size, ready: hosts.size - open.size, firewall };
}

const isStale = (item: ReadinessItem | null): boolean => item?.evidence === "stale";

/** Whether somebody has to look at the host: something is missing or was said long ago. */
const needsALook = ({ kvm, firmware }: HostReadiness): boolean =>
  !isDone(kvm) || !isDone(firmware) || isStale(kvm) || isStale(firmware);

/** All rows of a small installation; of a large one those that somebody has to look at, and how many were left out. */
export type ShownHosts = { readonly rows: readonly HostReadiness[]; readonly left: number; readonly leftAreReady: boolean };

export function shownHosts(rows: readonly HostReadiness[], most: number): ShownHosts {
  if (rows.length <= most) return { rows, left: 0, leftAreReady: true };
  const first = rows.filter(needsALook);
  const shown = first.length > 0 ? first.slice(0, most) : rows.slice(0, most);
  return { rows: shown, left: rows.length - shown.length, leftAreReady: first.length <= most };
}

/** Items that were declared long enough ago to be asked for again. */
export const staleItems = ({ items }: Readiness): readonly ReadinessItem[] => items.filter(isStale);

export const openItems = ({ items }: Readiness): readonly ReadinessItem[] => items.filter(({ state }) => state === "todo");
