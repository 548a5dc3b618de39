import clsx from "clsx";
import { type Fit, ROOMY_PX, TIGHT_PX } from "./fit.ts";
import { type LaneLabel, laneLabels } from "./lane-labels.ts";
import type { Timeline } from "./picture.ts";
import { type RowLabel, rowLabels } from "./row-labels.ts";
import { Band, Bars, Grid, Parts, Reductions, Service, Stages } from "./wide-marks.tsx";
import { AXIS, AXIS_LINE, across, bottomOf, type Drawing, percent, roomClass, rowTop } from "./wide-scale.ts";
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

/** A mark whose words would touch those at the end of the axis, in a drawing of `widthPx`. */
function isCrowded(fraction: number, texts: readonly [mark: string, end: string], widthPx: number): boolean {
  const [mark, end] = texts;
  return (1 - fraction) * widthPx < (mark.length / 2 + end.length) * AXIS_CHAR_PX + 8;
}

const AXIS_CHAR_PX = 6.6;

/** Where the words of a mark have room: always, only in a broad drawing, or never. */
function markRoom(fraction: number, texts: readonly [mark: string, end: string]): Fit {
  if (!isCrowded(fraction, texts, TIGHT_PX)) return "always";
  return isCrowded(fraction, texts, ROOMY_PX) ? "never" : "roomy";
}

const AxisLine = ({ timeline, axis, ticks, y }: AxisLineProps) => {
  const { tick, end } = axis;
  return (
    <>
      {ticks.map((minute, i) => {
        const text = tick(minute, ticks[i - 1]);
        const room = markRoom(minute / timeline.totalMinutes, [text, end]);
        return room === "never" ? null : (
          <text
            key={minute}
            className={clsx("tl-axis", roomClass(room))}
            x={across(timeline)(minute)}
            y={y}
            textAnchor={minute === 0 ? "start" : "middle"}
          >
            {text}
          </text>
        );
      })}
      <text className="tl-axis tl-end" x="100%" y={y} textAnchor="end">
        {end}
      </text>
    </>
  );
};

type AxisLineProps = {
  readonly timeline: Timeline;
  readonly axis: TimelineWords["axes"][0];
  readonly ticks: readonly number[];
  readonly y: number;
};

const Axis = ({ timeline, words, ticks }: Drawing & { readonly ticks: readonly number[] }) =>
  words.axes.map((axis, line) => (
    <AxisLine key={axis.city} timeline={timeline} axis={axis} ticks={ticks} y={bottomOf(timeline) + 20 + line * AXIS_LINE} />
  ));

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
