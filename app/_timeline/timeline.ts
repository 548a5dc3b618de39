import type { ScheduledStep } from "#lib/planning/describe.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { marksOf } from "./marks.ts";
import type { StageMark, Timeline } from "./picture.ts";
import { reducedOf } from "./reduced.ts";
import { rowsOf } from "./rows.ts";
import { serviceOf } from "./service-line.ts";
import { groupSteps } from "./step-groups.ts";

function stagesOf(steps: readonly ScheduledStep[]): readonly StageMark[] {
  const stages: { hop: number; from: number; minutes: number }[] = [];
  for (const { step, startMinute, minutes } of steps) {
    if (step.kind === "gui-update") continue;
    const last = stages.at(-1);
    if (last?.hop === step.hop) last.minutes += minutes;
    else stages.push({ hop: step.hop, from: startMinute, minutes });
  }
  return stages;
}

/**
 * Draws a scheduled plan. Steps follow one another without a pause, so the total is where the last one ends. However many
 * hosts there are, the number of marks is bounded by the stages.
 */
export function timelineOf(input: PlanInput, steps: readonly ScheduledStep[]): Timeline {
  const last = steps.at(-1);
  const totalMinutes = last ? last.startMinute + last.minutes : 0;
  const rows = rowsOf(input);
  const { bars, bands } = marksOf(rows, groupSteps(rows, steps));
  return {
    totalMinutes,
    rows,
    stages: stagesOf(steps),
    bars,
    bands,
    reduced: reducedOf(rows, steps),
    ...serviceOf({ rows, bands, totalMinutes }),
  };
}
