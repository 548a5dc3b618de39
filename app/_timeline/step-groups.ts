import type { ScheduledStep } from "#lib/planning/describe.ts";
import type { Step } from "#lib/planning/plan.ts";
import type { Row } from "./picture.ts";
import { rowFinder } from "./rows.ts";

/** Steps that are told and drawn as one: the hosts of a folded row in one stage, one after the other; else a step alone. */
export type StepGroup = { readonly first: number; readonly last: number; readonly steps: readonly ScheduledStep[] };

const hopOf = (step: Step): number => (step.kind === "gui-update" ? 0 : step.hop);

/** Numbers the steps from 1 and joins those that share a folded row. The order is kept, nothing is left out. */
export function groupSteps(rows: readonly Row[], steps: readonly ScheduledStep[]): readonly StepGroup[] {
  const rowOf = rowFinder(rows);
  const groups: { first: number; last: number; steps: ScheduledStep[]; key: string | null }[] = [];
  steps.forEach((scheduled, i) => {
    const { step } = scheduled;
    const row = step.kind === "upgrade" ? rowOf(step.host) : undefined;
    const key = row !== undefined && rows[row]?.folded ? `${row} ${hopOf(step)}` : null;
    const last = groups.at(-1);
    if (key !== null && last?.key === key) {
      last.steps.push(scheduled);
      last.last = i + 1;
    } else groups.push({ first: i + 1, last: i + 1, steps: [scheduled], key });
  });
  return groups.map(({ first, last, steps: joined }) => ({ first, last, steps: joined }));
}
