import type { HostRole } from "#lib/planning/plan.ts";

/** One line of the picture: one host, or all hosts of a role where there are too many to draw. */
export type Row = { readonly role: HostRole; readonly hosts: readonly string[]; readonly folded: boolean };

/** Work or a failover on one row. `first` and `last` are step numbers from 1; they differ where a folded row joins steps. */
export type Bar = {
  readonly kind: "work" | "failover" | "restart";
  readonly row: number;
  readonly from: number;
  readonly minutes: number;
  readonly first: number;
  readonly last: number;
  /** A restart of unknown length: `minutes` is then what the desk reserves, and the end is drawn open. */
  readonly open: boolean;
};

/** A span in which VPSs are off, over exactly the rows that it concerns. */
export type Band = {
  readonly kind: "failover" | "restart" | "restarts";
  readonly rows: readonly [first: number, last: number];
  readonly from: number;
  /** Drawn length; see `open`. */
  readonly minutes: number;
  readonly open: boolean;
  /** Downtime of one host or failover as the plan has it; `null` where nobody knows, or where folded hosts differ. */
  readonly offMinutes: number | null;
  /** Hosts whose VPSs are off; for a failover the pair, primary first. */
  readonly hosts: readonly string[];
  /** On a folded row the single restarts, as long as there are few enough to tell apart. */
  readonly parts: readonly { readonly from: number; readonly minutes: number }[];
};

/** A stretch in which VPSs run on a row; not `sure` right after a restart that may take longer than drawn. */
export type Run = { readonly row: number; readonly from: number; readonly to: number; readonly sure: boolean };

/** The service moves from one row to another while nothing runs. */
export type Switch = { readonly fromRow: number; readonly toRow: number; readonly from: number; readonly minutes: number };

/** A stretch in which something that protects the installation is missing, since this row is being worked on. */
export type Reduced = { readonly row: number; readonly from: number; readonly minutes: number };

export type StageMark = { readonly hop: number; readonly from: number; readonly minutes: number };

/** The picture of a plan as facts, in minutes after the start; knows no words, no colours and no pixels. */
export type Timeline = {
  readonly totalMinutes: number;
  readonly rows: readonly Row[];
  readonly stages: readonly StageMark[];
  readonly bars: readonly Bar[];
  readonly bands: readonly Band[];
  readonly runs: readonly Run[];
  readonly switches: readonly Switch[];
  readonly reduced: readonly Reduced[];
};
