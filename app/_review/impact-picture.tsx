import { clocksOf } from "#app/_timeline/clock.ts";
import { ImpactTimeline } from "#app/_timeline/impact-timeline.tsx";
import { TimelineKey } from "#app/_timeline/key.tsx";
import { namingOf } from "#app/_timeline/naming.ts";
import { timelineWords } from "#app/_timeline/plan-words.ts";
import { timelineSummary } from "#app/_timeline/summary.ts";
import { timelineOf } from "#app/_timeline/timeline.ts";
import { TurnRows } from "#app/_timeline/turn-rows.tsx";
import { foldedRows } from "#app/_timeline/turns.ts";
import type { TimelineWords } from "#app/_timeline/words.ts";
import type { KeptPlan } from "#lib/bookings/booking.ts";
import { schedule, stagesOf } from "#lib/planning/describe.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Clocks } from "./clocks.ts";

/** The desk knows what a host is for, so its role alone stands beside its name. */
const withPlainRoles = (words: TimelineWords, { t }: Clocks): TimelineWords => ({
  ...words,
  host: (row) => ({ ...words.host(row), role: t(`desk.role.${row.role}`) }),
});

/** The plan as it was accepted, on the desk's clock and below it the customer's; nothing for a GUI update. */
export const ImpactPicture = ({
  kept: { plan, input, estimates },
  start,
  clocks,
}: {
  readonly kept: KeptPlan;
  readonly start: Instant;
  readonly clocks: Clocks;
}) => {
  const { t, desk, customer } = clocks;
  const shown = clocksOf({ start, zone: desk.zone, second: customer.zone }, t.locale);
  const stages = stagesOf(plan, input, estimates);
  const steps = schedule(plan, input, estimates);
  const timeline = timelineOf(input, steps);
  const telling = { t, naming: namingOf(true, t), layout: input.topology, stages, timeline, ...shown };
  return (
    <>
      <ImpactTimeline
        id="review-timeline"
        timeline={timeline}
        words={withPlainRoles(timelineWords(telling), clocks)}
        description={timelineSummary(telling, plan.steps.length)}
        clockStart={shown.clock.time(0)}
      />
      <TurnRows folded={foldedRows(timeline.rows, steps)} telling={telling} />
      <TimelineKey
        runs={t("desk.key.runs")}
        work={t("desk.key.work")}
        off={t("desk.key.off")}
        open={timeline.bands.some(({ open }) => open) ? t("desk.key.open") : undefined}
        reduced={timeline.reduced.length > 0 ? t("desk.key.reduced") : undefined}
      />
    </>
  );
};
