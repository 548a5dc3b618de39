import type { HostRole, PlanHost, PlanInput } from "./plan.ts";

/** Hosts that nobody has named, or whose names are to stay at home: what each is called inside a plan. */
export const STAND_IN = {
  primary: "storage-a",
  secondary: "storage-b",
  /** The only one; of several, each has its number. */
  backup: "backup",
  backups: (number: number): string => `backup-${number}`,
  processing: (number: number): string => `processing-${number}`,
} as const;

/** What such a name stands for; `null` for any other. */
export type StandIn =
  | { readonly kind: "a" | "b" | "backup" }
  | { readonly kind: "processing" | "backup-number"; readonly number: number };

export function standInOf(name: string): StandIn | null {
  if (name === STAND_IN.primary) return { kind: "a" };
  if (name === STAND_IN.secondary) return { kind: "b" };
  if (name === STAND_IN.backup) return { kind: "backup" };
  const [, role, number] = /^(processing|backup)-(\d{1,5})$/.exec(name) ?? [];
  if (number === undefined) return null;
  return { kind: role === "backup" ? "backup-number" : "processing", number: Number(number) };
}

function standIn(role: HostRole, number: number, count: number): string {
  if (role === "primary" || role === "secondary") return STAND_IN[role];
  if (role === "processing") return STAND_IN.processing(number);
  return count === 1 ? STAND_IN.backup : STAND_IN.backups(number);
}

/** The same installation with every host called by its role: what is planned for it is the same, name by name. */
export function withoutNames(input: PlanInput): PlanInput {
  const counts = Map.groupBy(input.hosts, ({ role }) => role);
  const seen = new Map<HostRole, number>();
  const hosts = input.hosts.map((host): PlanHost => {
    const number = (seen.get(host.role) ?? 0) + 1;
    seen.set(host.role, number);
    return { ...host, name: standIn(host.role, number, counts.get(host.role)?.length ?? 1) };
  });
  return { ...input, hosts };
}
