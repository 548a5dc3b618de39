import type { PlanView } from "#app/_planner/plan-view.ts";
import { type ReducedPeriod, reducedPeriods } from "#lib/planning/redundancy.ts";

/** A period as the page tells it; backup hosts that are worked on one after the other are one. */
export type RedundancyRow = Pick<ReducedPeriod, "what" | "startMinute" | "minutes"> & { readonly hosts: readonly string[] };

const continues = (row: RedundancyRow, { what, startMinute }: ReducedPeriod): boolean =>
  what === "backup" && row.what === "backup" && row.startMinute + row.minutes === startMinute;

/** The periods of a plan in order of time, in at most a handful of rows for each stage. */
export function redundancyRows({ stages }: Pick<PlanView, "stages">): readonly RedundancyRow[] {
  const rows: (RedundancyRow & { hosts: string[] })[] = [];
  for (const period of reducedPeriods(stages.flatMap(({ steps }) => steps))) {
    const { what, startMinute, minutes, host } = period;
    const last = rows.at(-1);
    if (!last || !continues(last, period)) rows.push({ what, startMinute, minutes, hosts: [host] });
    else {
      last.hosts.push(host);
      rows[rows.length - 1] = { ...last, minutes: last.minutes + minutes };
    }
  }
  return rows;
}
