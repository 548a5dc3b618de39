import type { Timeline } from "./picture.ts";
import { TallTimeline } from "./tall.tsx";
import { minuteOfClock, ticksOf } from "./ticks.ts";
import { WideTimeline } from "./wide.tsx";
import type { TimelineWords } from "./words.ts";
import "./timeline.css";

/**
 * The picture of a plan: where VPSs run, and when they do not. Drawn lying and standing; the room it has decides which one
 * is shown. `id` must be unique in the page. `description` says the same in words; the list of steps is its long form.
 * With times of day on the axis, `clockStart` is the time of minute 0 (`18:30`), so that marks fall on round hours.
 */
export const ImpactTimeline = ({
  id,
  timeline,
  words,
  description,
  clockStart = "",
}: {
  readonly id: string;
  readonly timeline: Timeline;
  readonly words: TimelineWords;
  readonly description: string;
  readonly clockStart?: string | undefined;
}) => {
  const ticks = ticksOf(timeline.totalMinutes, minuteOfClock(clockStart));
  return (
    <figure className="timeline">
      <WideTimeline id={id} timeline={timeline} words={words} ticks={ticks} />
      <TallTimeline id={id} timeline={timeline} words={words} ticks={ticks} />
      <figcaption id={`${id}-d`} className="hidden-text">
        {description}
      </figcaption>
    </figure>
  );
};
