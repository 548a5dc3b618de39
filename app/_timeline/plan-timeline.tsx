import type { Translate } from "#lib/messages/translator.ts";
import { schedule, stagesOf } from "#lib/planning/describe.ts";
import type { Estimates } from "#lib/planning/estimate.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import { clocksOf, type When } from "./clock.ts";
import { ImpactTimeline } from "./impact-timeline.tsx";
import { TimelineKey } from "./key.tsx";
import { namingOf } from "./naming.ts";
import { timelineWords } from "./plan-words.ts";
import { timelineSummary } from "./summary.ts";
import { timelineOf } from "./timeline.ts";
import { TurnRows } from "./turn-rows.tsx";
import { foldedRows } from "./turns.ts";

/**
 * The picture of a plan with its key and its summary in words; nothing for a GUI update, which has no picture.
 * `id` must be unique in the page. With `when` the axis and the labels show times of day, on a second clock as well where
 * there is one; without it, hours since the start. `named` is false for stand-ins, which are called by what they are.
 */
export const PlanTimeline = ({
  id,
  t,
  plan,
  input,
  estimates,
  when,
  named = true,
}: {
  readonly id: string;
  readonly t: Translate;
  readonly plan: Plan;
  readonly input: PlanInput;
  readonly estimates: Estimates;
  readonly when?: When | undefined;
  readonly named?: boolean;
}) => {
  const stages = stagesOf(plan, input, estimates);
  if (stages.length === 0) return null;
  const steps = schedule(plan, input, estimates);
  const timeline = timelineOf(input, steps);
  const clocks: Partial<ReturnType<typeof clocksOf>> = when ? clocksOf(when, t.locale) : {};
  const telling = { t, naming: namingOf(named, t), layout: input.topology, stages, timeline, ...clocks };
  const hasOpenEnd = timeline.bands.some(({ open }) => open);
  return (
    <>
      <ImpactTimeline
        id={id}
        timeline={timeline}
        words={timelineWords(telling)}
        description={timelineSummary(telling, plan.steps.length)}
        clockStart={clocks.clock?.time(0)}
      />
      <TurnRows folded={foldedRows(timeline.rows, steps)} telling={telling} />
      <TimelineKey
        runs={t("planner.when.key-runs")}
        work={t("planner.when.key-work")}
        off={t("planner.when.key-off")}
        open={hasOpenEnd ? t("planner.when.key-open") : undefined}
        reduced={timeline.reduced.length > 0 ? t("planner.when.key-reduced") : undefined}
      />
    </>
  );
};
