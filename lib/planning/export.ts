import Papa from "papaparse";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { isoLocal, type ZoneName } from "#lib/time/zone.ts";
import { type ScheduledStep, schedule } from "./describe.ts";
import type { Estimates } from "./estimate.ts";
import type { Basis, Plan, PlanInput, Step } from "./plan.ts";

/** One step as a row of a table. Codes are those of the interface; what a step has not is `null`. */
export type StepRow = {
  /** From 1; a GUI update belongs to none. */
  readonly stage: number | null;
  /** From 1, through the whole plan. */
  readonly number: number;
  readonly act: Step["kind"];
  /** The host that is worked on; of a failover, the one that takes over. */
  readonly host: string | null;
  /** The host's role at that moment; of a failover, the one that it takes. */
  readonly role: string | null;
  /** The host's version before the step, and after it; a failover changes none. */
  readonly fromVersion: string | null;
  readonly toVersion: string | null;
  /** Minutes after the start of the work. */
  readonly startMinute: number;
  /** The desk's estimate. */
  readonly workMinutes: number;
  readonly who: "nobody" | "all-vps" | "vps-on-primary" | "vps-on-host";
  /** `null` where nobody is off, and where nobody has a figure; `basis` tells the two apart. */
  readonly minutesOff: number | null;
  readonly basis: Basis | null;
};

const NO_WORK = { host: null, role: null, fromVersion: null, toVersion: null };

function workOf(step: Step, versions: Map<string, string>) {
  if (step.kind === "gui-update") return NO_WORK;
  if (step.kind !== "upgrade") return { ...NO_WORK, host: step.to, role: "primary" };
  const { host, role, target } = step;
  const fromVersion = versions.get(host) ?? null;
  versions.set(host, target);
  return { host, role, fromVersion, toVersion: target };
}

function rowOf({ step, startMinute, minutes, off }: ScheduledStep, place: number, versions: Map<string, string>): StepRow {
  const { down } = step;
  return {
    stage: step.kind === "gui-update" ? null : step.hop,
    number: place + 1,
    act: step.kind,
    ...workOf(step, versions),
    startMinute,
    workMinutes: minutes,
    who: off?.group.who ?? "nobody",
    minutesOff: off?.minutes ?? null,
    basis: down.who === "nobody" ? null : down.basis,
  };
}

/** Every step of a plan as a row, in order. Linear in the steps. */
export function stepRows(plan: Plan, input: PlanInput, estimates: Estimates): readonly StepRow[] {
  const versions = new Map(input.hosts.map(({ name, version }) => [name, version.text]));
  return schedule(plan, input, estimates).map((scheduled, i) => rowOf(scheduled, i, versions));
}

/** When the work starts, and on whose clock times are wanted beside UTC. */
export type Begin = { readonly start: Instant; readonly zone: ZoneName };

const COLUMNS: readonly (readonly [string, keyof StepRow])[] = [
  ["stage", "stage"],
  ["step", "number"],
  ["act", "act"],
  ["host", "host"],
  ["role", "role"],
  ["from_version", "fromVersion"],
  ["to_version", "toVersion"],
  ["starts_after_minutes", "startMinute"],
  ["work_minutes_estimate", "workMinutes"],
  ["who_is_off", "who"],
  ["minutes_off", "minutesOff"],
  ["basis", "basis"],
];

const clockCells = ({ start, zone }: Begin, minute: number): readonly string[] => {
  const at = plusMinutes(start, minute);
  return [toUtc(at), isoLocal(at, zone)];
};

/**
 * The rows as CSV (RFC 4180) with a heading; with `begin`, each step's start in UTC and on the zone's clock. A cell that a
 * spreadsheet would take for a formula has an apostrophe before it, which no host name and no version can have of its own.
 */
export function stepsCsv(rows: readonly StepRow[], begin: Begin | null): string {
  const fields = [...COLUMNS.map(([heading]) => heading), ...(begin ? ["starts_at_utc", "starts_at_local"] : [])];
  const data = rows.map((row) => [
    ...COLUMNS.map(([, member]) => row[member] ?? ""),
    ...(begin ? clockCells(begin, row.startMinute) : []),
  ]);
  return `${Papa.unparse({ fields, data }, { newline: "\r\n", escapeFormulae: true })}\r\n`;
}

const inFileName = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, "-");

/** `upgrade-steps-3.2.4-to-5.x`, without an ending; a GUI update goes nowhere. */
export const fileNameOf = (kind: "plan" | "steps", from: string, to: string | undefined): string =>
  `upgrade-${kind}-${inFileName(from)}${to === undefined ? "" : `-to-${inFileName(to)}`}`;
