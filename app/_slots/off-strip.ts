import type { ScheduledStep } from "#lib/planning/describe.ts";

/** A time in which VPSs are off, in minutes after the start; `host` names the processing host whose VPSs alone are off. */
export type OffTime = { readonly startMinute: number; readonly minutes: number | null; readonly host: string | null };

/** A word over the strip, at `percent` of its length: the minutes at which VPSs go off, several where they lie too close to part. */
export type StripLabel = {
  readonly minutes: readonly number[];
  readonly percent: number;
  readonly anchor: "start" | "middle" | "end";
};

export type OffStrip = {
  readonly totalMinutes: number;
  /** Failovers: what interrupts the storage pair, and in a mirror everything. */
  readonly pair: readonly OffTime[];
  /** Restarts of processing hosts. */
  readonly restarts: readonly OffTime[];
  readonly labels: readonly StripLabel[];
};

/** Closer than this, in percent of the strip, two words would touch. */
const APART = 17;
const EDGE = 8;

function label(run: readonly OffTime[], totalMinutes: number): StripLabel {
  const first = run[0]?.startMinute ?? 0;
  const last = run.at(-1);
  const middle = (first + (last ? last.startMinute + (last.minutes ?? 0) : first)) / 2;
  const percent = totalMinutes === 0 ? 0 : (100 * middle) / totalMinutes;
  const anchor = percent < EDGE ? "start" : percent > 100 - EDGE * run.length ? "end" : "middle";
  return {
    minutes: run.map(({ startMinute }) => startMinute),
    percent: anchor === "start" ? 0 : anchor === "end" ? 100 : percent,
    anchor,
  };
}

function labels(pair: readonly OffTime[], totalMinutes: number): readonly StripLabel[] {
  const runs: OffTime[][] = [];
  for (const time of pair) {
    const before = runs.at(-1)?.at(-1);
    const close = before && (100 * (time.startMinute - before.startMinute)) / totalMinutes < APART;
    if (close) runs.at(-1)?.push(time);
    else runs.push([time]);
  }
  return runs.map((run) => label(run, totalMinutes));
}

/** When which VPSs are off, from a scheduled plan. A plan without downtime has empty lists. */
export function offStrip(steps: readonly ScheduledStep[]): OffStrip {
  const totalMinutes = steps.reduce((end, { startMinute, minutes }) => Math.max(end, startMinute + minutes), 0);
  const off = steps.flatMap((step) => step.off ?? []);
  const timeOf = ({ startMinute, minutes, group }: (typeof off)[number]): OffTime => ({
    startMinute,
    minutes,
    host: group.who === "vps-on-host" ? group.host : null,
  });
  const pair = off.filter(({ group }) => group.who !== "vps-on-host").map(timeOf);
  return {
    totalMinutes,
    pair,
    restarts: off.filter(({ group }) => group.who === "vps-on-host").map(timeOf),
    labels: labels(pair, totalMinutes),
  };
}
