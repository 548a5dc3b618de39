import { Fragment } from "react";
import { ROOMY_PX, TIGHT_PX } from "./fit.ts";
import { type LaneLabel, laneLabels } from "./lane-labels.ts";
import type { Timeline } from "./picture.ts";
import { type RowLabel, rowLabels } from "./row-labels.ts";
import { Band, Bars, Grid, Parts, Reductions, Service, Stages } from "./wide-marks.tsx";
import { AXIS, AXIS_LINE, across, bottomOf, type Drawing, percent, rowTop } from "./wide-scale.ts";
import type { TimelineWords } from "./words.ts";

const Lane = ({
  labels,
  words,
  room,
}: {
  readonly labels: readonly LaneLabel[];
  readonly words: TimelineWords;
  readonly room: string;
}) =>
  labels.map(({ bands, x, anchor }) => {
    const { time, who } = words.off(bands, "lane");
    return (
      <g key={x} className={room}>
        <text className="tl-off-time" textAnchor={anchor} x={percent(x)} y="38">
          {time}
        </text>
        <text className="tl-off-who" textAnchor={anchor} x={percent(x)} y="54">
          {who}
        </text>
      </g>
    );
  });

/** Labels above the failovers; drawn twice where a narrow drawing has to join what a broad one keeps apart. */
const Failovers = ({ timeline, words }: Drawing) => {
  const drawing = { timeline, words };
  const [tight, roomy] = [laneLabels(drawing, TIGHT_PX), laneLabels(drawing, ROOMY_PX)];
  return (
    <>
      <Lane labels={roomy} words={words} room="tl-roomy" />
      <Lane labels={tight} words={words} room="tl-tight" />
    </>
  );
};

const RestartLabels = ({
  labels,
  timeline,
  room,
}: {
  readonly labels: readonly RowLabel[];
  readonly timeline: Timeline;
  readonly room: string;
}) => {
  const x = across(timeline);
  return labels.map(({ band, side, minute, time, who }) => (
    <text
      key={`${band.rows[0]} ${band.from}`}
      className={room}
      x={x(minute)}
      dx={side === "behind" ? 10 : -10}
      y={rowTop(band.rows[0]) + 24}
      textAnchor={side === "behind" ? "start" : "end"}
    >
      <tspan className="tl-off-time">{time}</tspan> <tspan className="tl-off-who">{who}</tspan>
    </text>
  ));
};

const Restarts = ({ timeline, words }: Drawing) => (
  <>
    <RestartLabels labels={rowLabels(timeline, words, ROOMY_PX)} timeline={timeline} room="tl-roomy" />
    <RestartLabels labels={rowLabels(timeline, words, TIGHT_PX)} timeline={timeline} room="tl-tight" />
  </>
);

const Axis = ({ timeline, words, ticks }: Drawing & { readonly ticks: readonly number[] }) => {
  const x = across(timeline);
  const y = bottomOf(timeline) + 20;
  return (
    <>
      {words.axes.map(({ city, tick, end }, line) => (
        <Fragment key={city}>
          {ticks.map((minute, i) => (
            <text
              key={minute}
              className="tl-axis"
              x={x(minute)}
              y={y + line * AXIS_LINE}
              textAnchor={minute === 0 ? "start" : "middle"}
            >
              {tick(minute, ticks[i - 1])}
            </text>
          ))}
          <text className="tl-axis tl-end" x="100%" y={y + line * AXIS_LINE} textAnchor="end">
            {end}
          </text>
        </Fragment>
      ))}
    </>
  );
};

/** What the rows are, and on whose clocks the axis tells the time. */
const Labels = ({ timeline, words }: Drawing) => (
  <div aria-hidden="true">
    <ul className="timeline-hosts">
      {timeline.rows.map((row) => {
        const { name, role } = words.host(row);
        return (
          <li key={row.hosts[0]}>
            {name}
            <small>{role}</small>
          </li>
        );
      })}
    </ul>
    {words.axes.map(({ city }) => (
      <p key={city} className="timeline-city">
        {city}
      </p>
    ))}
  </div>
);

/** Time runs to the right. Positions across are percentages, so the drawing fills its column and the text never scales. */
export const WideTimeline = ({
  id,
  timeline,
  words,
  ticks,
}: Drawing & { readonly id: string; readonly ticks: readonly number[] }) => (
  <div className="timeline-wide">
    <Labels timeline={timeline} words={words} />
    <svg
      className="tl"
      width="100%"
      height={bottomOf(timeline) + AXIS + (words.axes.length - 1) * AXIS_LINE}
      role="img"
      aria-labelledby={`${id}-t`}
      aria-describedby={`${id}-d`}
    >
      <title id={`${id}-t`}>{words.title}</title>
      <g>
        <Grid timeline={timeline} words={words} ticks={ticks} />
        {timeline.bands.map((band) => (
          <Band key={`${band.rows[0]} ${band.from}`} band={band} timeline={timeline} />
        ))}
        <Stages timeline={timeline} words={words} />
        <Service timeline={timeline} />
        <Reductions timeline={timeline} />
        <Bars timeline={timeline} />
        <Parts timeline={timeline} />
        <Restarts timeline={timeline} words={words} />
        <Failovers timeline={timeline} words={words} />
        <Axis timeline={timeline} words={words} ticks={ticks} />
      </g>
    </svg>
  </div>
);
