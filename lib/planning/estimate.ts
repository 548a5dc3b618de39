import type { Step } from "./plan.ts";

/** The desk's own working times, in minutes. They are estimates of work, never of downtime. */
export type Estimates = {
  /** Upgrading one host, without its restart. */
  readonly upgrade: number;
  /** Restarting a processing host whose restart minutes the customer has not stated. */
  readonly restart: number;
  readonly failover: number;
  readonly guiUpdate: number;
};

/** How long the host's restart keeps the desk: as stated, else as estimated. A measured or unknown restart is estimated. */
const restartMinutes = ({ down }: Step, { restart }: Estimates): number =>
  down.who === "vps-on-host" && down.basis === "stated" && down.minutes !== null ? down.minutes : restart;

/** How long the desk works on one step, in minutes. A restart follows its upgrade and is part of the step. */
export function stepMinutes(step: Step, estimates: Estimates): number {
  if (step.kind === "gui-update") return estimates.guiUpdate;
  if (step.kind !== "upgrade") return estimates.failover;
  return estimates.upgrade + (step.restart ? restartMinutes(step, estimates) : 0);
}

/** How long the desk works on the whole plan, in minutes, one step after the other. */
export function workMinutes(steps: readonly Step[], estimates: Estimates): number {
  let sum = 0;
  for (const step of steps) sum += stepMinutes(step, estimates);
  return sum;
}
