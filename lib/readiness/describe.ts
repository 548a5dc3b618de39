import type { FirewallItem, FirmwareItem, KvmItem, Readiness, ReadinessItem } from "./item.ts";

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

const isDone = ({ state }: ReadinessItem): boolean => state !== "todo";

/** An item that somebody has looked at without finishing it is told apart from one that nobody has touched. */
export function progressOf(item: ReadinessItem): Progress {
  if (isDone(item)) return "completed";
  return item.evidence === "missing" ? "not-started" : "in-progress";
}

function taskOf(name: TaskName, items: readonly ReadinessItem[]): Task {
  const done = items.filter(isDone).length;
  const untouched = items.every(({ evidence }) => evidence === "missing");
  const stale = items.filter(({ evidence }) => evidence === "stale").length;
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
