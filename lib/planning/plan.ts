import type { Version } from "./version.ts";

export type Topology = "mirror" | "cluster";

export type HostRole = "primary" | "secondary" | "processing" | "backup";

export type PlanHost = {
  readonly name: string;
  readonly role: HostRole;
  readonly version: Version;
  /** How long this processing host takes to restart, in minutes, as the customer states it; `null` when nobody said. */
  readonly restartMinutes: number | null;
};

export type PlanInput = {
  readonly topology: Topology;
  readonly hosts: readonly PlanHost[];
  /** Whether the optional failback is wanted on a path that ends with the roles swapped. */
  readonly failback: boolean;
};

/** Where a figure comes from: the vendor's document, the customer, measured upgrades, or nowhere (then it is `null`). */
export type Basis = "source" | "stated" | "measured" | "unknown";

export type Down =
  | { readonly who: "nobody" }
  | { readonly who: "all-vps"; readonly minutes: number; readonly basis: Basis }
  | { readonly who: "vps-on-host"; readonly host: string; readonly minutes: number | null; readonly basis: Basis };

export type UpgradeStep = {
  readonly id: string;
  /** 1 for the first hop. */
  readonly hop: number;
  readonly target: string;
  readonly kind: "upgrade";
  readonly host: string;
  /** The role that the host has at that moment, not the one it started with. */
  readonly role: HostRole;
  readonly restart: boolean;
  readonly down: Down;
};

export type FailoverStep = {
  readonly id: string;
  readonly hop: number;
  readonly target: string;
  readonly kind: "failover" | "failback";
  /** The primary before the step, and the one after it. */
  readonly from: string;
  readonly to: string;
  readonly down: Down;
};

export type GuiUpdateStep = { readonly id: "gui-1"; readonly kind: "gui-update"; readonly down: { readonly who: "nobody" } };

export type Step = UpgradeStep | FailoverStep | GuiUpdateStep;

/** Everything one group of VPSs goes through. `minutes` is `null` when a part is unknown; `knownMinutes` then adds up the rest. */
export type GroupDowntime = {
  readonly who: "all-vps" | "vps-on-primary" | "vps-on-host";
  readonly host?: string;
  readonly minutes: number | null;
  readonly knownMinutes?: number;
  readonly interruptions: number;
  readonly basis: Basis;
};

export type NoteCode =
  | "source-says-three-failovers"
  | "roles-swapped-at-end"
  | "no-backup-host"
  | "host-already-at-waypoint"
  | "stop-vps-recommended"
  | "restart-time-unknown"
  | "gui-update-only";

export type Note = { readonly code: NoteCode; readonly host?: string; readonly hop?: number };

/** Hops are numbered from 1 and are `path` in this order; those of an evening from the first hop of its own. */
export type Plan = {
  readonly line: string;
  /** The waypoints still to be reached, in order; empty for the GUI update. */
  readonly path: readonly string[];
  readonly failovers: number;
  readonly failoversInSource: number;
  readonly steps: readonly Step[];
  readonly downtime: readonly GroupDowntime[];
  readonly rolesAtEnd: { readonly primary: string; readonly secondary: string };
  readonly rolesSwappedAtEnd: boolean;
  /** How long the desk works, in minutes, from its own estimates. Not downtime, and no part of the hash. */
  readonly workMinutes: number;
  readonly notes: readonly Note[];
  readonly hash: string;
  readonly rulebook: string;
  /** Set where this is one evening of a longer plan, whose hash it has and whose numbers its hops keep. */
  readonly partOf?: PartOf;
};

/** What an evening says about the whole: the number of its own first hop there, how many there are, and their failovers. */
export type PartOf = {
  readonly firstHop: number;
  readonly hops: number;
  readonly failovers: number;
  readonly failoversInSource: number;
};

export type PlanFaultCode =
  | "version-not-understood"
  | "version-not-covered"
  | "primary-missing"
  | "primary-duplicate"
  | "secondary-missing"
  | "secondary-duplicate"
  | "processing-missing"
  | "processing-in-mirror"
  | "host-name-duplicate";

/** One fault of the input. `host` is its position in the list as given, from 0; absent for a fault of the whole. */
export type PlanFault = { readonly code: PlanFaultCode; readonly host?: number; readonly names?: readonly string[] };
