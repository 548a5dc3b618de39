import { hostKey } from "#lib/installations/installation.ts";
import type { HostRole, PlanHost } from "#lib/planning/plan.ts";
import {
  type FirewallItem,
  type FirmwareItem,
  type ItemState,
  isOpenItem,
  type KvmItem,
  type Readiness,
  type ReadinessItem,
} from "./item.ts";

/** Progress as people are told it; names sentences of the catalogue. */
export type Progress = "completed" | "in-progress" | "not-started";

export type TaskName = "access" | "firmware" | "firewall";

/** One task of the checklist: the items of all hosts together. `stale` counts what should be looked at again. */
export type Task = {
  readonly name: TaskName;
  readonly progress: Progress;
  readonly done: number;
  readonly of: number;
  readonly stale: number;
};

const isStale = ({ evidence }: ReadinessItem): boolean => evidence === "stale";

/** An item that somebody has looked at without finishing it is told apart from one that nobody has touched. */
export function progressOf(item: ReadinessItem): Progress {
  if (!isOpenItem(item)) return "completed";
  return item.evidence === "missing" ? "not-started" : "in-progress";
}

function taskOf(name: TaskName, items: readonly ReadinessItem[]): Task {
  const done = items.filter((item) => !isOpenItem(item)).length;
  const untouched = items.every(({ evidence }) => evidence === "missing");
  const stale = items.filter(isStale).length;
  const progress = done === items.length ? "completed" : untouched ? "not-started" : "in-progress";
  return { name, progress, done, of: items.length, stale };
}

export const kvmItems = ({ items }: Readiness): readonly KvmItem[] => items.filter((item) => item.item === "kvm");

export const firmwareItems = ({ items }: Readiness): readonly FirmwareItem[] => items.filter((item) => item.item === "firmware");

export const firewallItem = ({ items }: Readiness): FirewallItem | undefined => items.find((item) => item.item === "firewall");

/** The tasks in the order in which they are shown; none where nothing has to be prepared. */
export function tasksOf(readiness: Readiness): readonly Task[] {
  if (readiness.items.length === 0) return [];
  return [
    taskOf("access", kvmItems(readiness)),
    taskOf("firmware", firmwareItems(readiness)),
    taskOf(
      "firewall",
      readiness.items.filter(({ item }) => item === "firewall"),
    ),
  ];
}

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
      if (isOpenItem(item)) open.add(hostKey(item.host));
    }
  }
  return { hosts: hosts.size, ready: hosts.size - open.size, firewall };
}

/** Whether somebody has to look at the host: something is missing or was said long ago. */
export const needsALook = ({ kvm, firmware }: HostReadiness): boolean =>
  [kvm, firmware].some((item) => item === null || isOpenItem(item) || isStale(item));

/** Items that were declared long enough ago to be asked for again. */
export const staleItems = ({ items }: Readiness): readonly ReadinessItem[] => items.filter(isStale);

export const openItems = ({ items }: Readiness): readonly ReadinessItem[] => items.filter(isOpenItem);
