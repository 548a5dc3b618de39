import type { ScheduledStep } from "./describe.ts";

/**
 * A time in which something that protects the installation is missing, because the desk works on it. The source never says
 * so outright: it is inferred from its rule that maintenance is only ever done on the secondary (remark after the steps of
 * every section), which has nobody beside it to take over meanwhile, and from step 1, the upgrade of the backup host.
 */
export type ReducedPeriod = {
  /** Minutes after the start of the work, and how long; both are the desk's estimates. */
  readonly startMinute: number;
  readonly minutes: number;
  /** `storage`: no partner to fail over to; `backup`: this host takes no backups. */
  readonly what: "storage" | "backup";
  /** The host that is being worked on. */
  readonly host: string;
  /** The ids of the upgrades in it, in order. */
  readonly steps: readonly string[];
  readonly standing: "inferred";
};

function periodOf({ step, startMinute, minutes }: ScheduledStep): ReducedPeriod | null {
  if (step.kind !== "upgrade" || step.role === "processing") return null;
  const what = step.role === "backup" ? "backup" : "storage";
  return { startMinute, minutes, what, host: step.host, steps: [step.id], standing: "inferred" };
}

const continues = (before: ReducedPeriod, { host, startMinute }: ReducedPeriod): boolean =>
  before.host === host && before.startMinute + before.minutes === startMinute;

/**
 * Every time in which a storage host or a backup host is being worked on, in order of time. Two upgrades of one host without
 * a pause between them are one period (a system without a backup host has that where one hop ends and the next begins). A
 * failover is none: both storage hosts are up then, and what it costs is an outage. Restarts of processing hosts are none
 * either: they protect nothing but their own VPSs. Periods of one host never overlap.
 */
export function reducedPeriods(scheduled: readonly ScheduledStep[]): readonly ReducedPeriod[] {
  const periods: ReducedPeriod[] = [];
  for (const each of scheduled) {
    const period = periodOf(each);
    if (!period) continue;
    const before = periods.at(-1);
    if (!before || !continues(before, period)) periods.push(period);
    else
      periods[periods.length - 1] = {
        ...before,
        minutes: before.minutes + period.minutes,
        steps: [...before.steps, ...period.steps],
      };
  }
  return periods;
}
