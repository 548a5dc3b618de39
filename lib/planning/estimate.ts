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

/** What the desk does in a plan, counted while its steps are written down. */
export type Labour = {
  readonly upgrades: number;
  /** Failovers and the failback. */
  readonly failovers: number;
  /** The restarts that take as long as the customer stated, added up in minutes, and how many others there are. */
  readonly statedRestartMinutes: number;
  readonly otherRestarts: number;
};

/** How long the desk works on a whole plan, in minutes: what `stepMinutes` gives for each of its steps, one after the other. */
export const workMinutes = (labour: Labour, { upgrade, restart, failover }: Estimates): number =>
  labour.upgrades * upgrade + labour.failovers * failover + labour.statedRestartMinutes + labour.otherRestarts * restart;
