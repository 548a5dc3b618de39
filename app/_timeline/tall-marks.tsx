import { Fragment } from "react";
import { barNumber } from "./fit.ts";
import type { Band as BandMark, Bar, Timeline } from "./picture.ts";
import { AXIS, type Drawing, labelMinute, linesOf, type Scale, TOP } from "./tall-scale.ts";
import type { TimelineWords } from "./words.ts";

export const Heads = ({ timeline, words, scale }: Drawing & { readonly scale: Scale }) =>
  timeline.rows.map((row, i) => {
    const { short } = words.host(row);
    const middle = scale.x(i) + scale.column / 2;
    return (
      <Fragment key={row.hosts[0]}>
        <text textAnchor="middle" x={middle} y="16" className="tl-stage-name">
          {short}
        </text>
        <text textAnchor="middle" x={middle} y="32" className="tl-axis">
          {words.columnRole(row)}
        </text>
      </Fragment>
    );
  });

export const Grid = ({
  timeline,
  words,
  ticks,
  scale,
}: Drawing & { readonly ticks: readonly number[]; readonly scale: Scale }) => (
  <>
    {[...timeline.rows.keys(), timeline.rows.length].map((row) => (
      <line
        key={row}
        className="tl-rule"
        x1={scale.x(row) + 0.5}
        x2={scale.x(row) + 0.5}
        y1={TOP}
        y2={scale.y(timeline.totalMinutes)}
      />
    ))}
    {ticks.map((minute) => (
      <Fragment key={minute}>
        <line className="tl-tick" x1={AXIS} x2={scale.right} y1={scale.y(minute)} y2={scale.y(minute)} />
        <text className="tl-axis" x="0" y={scale.y(minute) + 4}>
          {words.axes[0].shortTick(minute)}
        </text>
      </Fragment>
    ))}
  </>
);

/** Who is off, beside the columns; shortened or left out where the next label is too near. */
const BandLabel = ({ band, words, scale }: { readonly band: BandMark; readonly words: TimelineWords; readonly scale: Scale }) => {
  const minute = labelMinute(band);
  const shown = scale.shown(minute);
  if (shown === "none") return null;
  const y = scale.y(minute);
  return (
    <>
      <line className="tl-band-edge" x1={scale.x(band.rows[1]) + scale.column} x2={scale.right + 6} y1={y} y2={y} />
      <text x={scale.words} y={y + 5}>
        <tspan className="tl-off-time">{words.off([band], "beside").time}</tspan>
        {(shown === "all" ? linesOf(band, words) : []).map((line) => (
          <tspan key={line} x={scale.words} dy="15" className="tl-off-who">
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
};

export const Band = ({
  band,
  words,
  scale,
}: {
  readonly band: BandMark;
  readonly words: TimelineWords;
  readonly scale: Scale;
}) => {
  const [left, right] = [scale.x(band.rows[0]), scale.x(band.rows[1]) + scale.column];
  const [start, end] = [scale.y(band.from), scale.y(band.from + band.minutes)];
  const box = { x: left, y: start, width: right - left, height: scale.long(band) };
  return (
    <>
      <rect className="tl-band" {...box} />
      <rect fill="url(#hatch)" {...box} />
      <line className="tl-band-edge" x1={left} x2={right} y1={start} y2={start} />
      <line className={band.open ? "tl-band-edge tl-open" : "tl-band-edge"} x1={left} x2={right} y1={end} y2={end} />
      <BandLabel band={band} words={words} scale={scale} />
    </>
  );
};

export const Stages = ({ timeline, words, scale }: Drawing & { readonly scale: Scale }) =>
  timeline.stages.map((stage) => {
    const { short, target } = words.stage(stage);
    const y = scale.y(stage.from);
    return (
      <Fragment key={stage.hop}>
        <line className="tl-stage" x1={AXIS} x2="100%" y1={y} y2={y} />
        <text className="tl-stage-name" x={scale.words} y={y + 17}>
          {short}
        </text>
        <text className="tl-axis" x={scale.words} y={y + 33}>
          {target}
        </text>
      </Fragment>
    );
  });

export const Service = ({ timeline, scale }: { readonly timeline: Timeline; readonly scale: Scale }) => {
  const x = (row: number) => scale.x(row) + scale.column - 8;
  return (
    <>
      {timeline.runs.map(({ row, from, to, sure }) => (
        <line
          key={`${row} ${from}`}
          className={sure ? "tl-serve" : "tl-serve tl-unsure"}
          x1={x(row)}
          x2={x(row)}
          y1={scale.y(from)}
          y2={scale.y(to)}
        />
      ))}
      {timeline.switches.map(({ fromRow, toRow, from, minutes }) => (
        <line
          key={from}
          className="tl-switch"
          x1={x(fromRow)}
          x2={x(toRow)}
          y1={scale.y(from + minutes / 15)}
          y2={scale.y(from + minutes - minutes / 15)}
        />
      ))}
    </>
  );
};

/** The bracket of a stretch with less redundancy, close beside the work. */
export const Reductions = ({ timeline, scale }: { readonly timeline: Timeline; readonly scale: Scale }) =>
  timeline.reduced.map(({ row, from, minutes }) => {
    const x = scale.x(row) + 6 + scale.bar + REDUCED;
    const [start, end] = [scale.y(from) + 0.5, scale.y(from + minutes) - 0.5];
    return <path key={`${row} ${from}`} className="tl-reduced" d={`M${x - TIP} ${start}h${TIP}V${end}h${-TIP}`} />;
  });

/** Pixels from the bar to its bracket, and how far the bracket's ends reach back. */
const [REDUCED, TIP] = [4, 2.5];

const CLASS = { work: "tl-bar", failover: "tl-off-bar", restart: "tl-off-bar" } as const;

export const Bars = ({ timeline, scale }: { readonly timeline: Timeline; readonly scale: Scale }) =>
  timeline.bars.map((bar: Bar) => {
    const [x, y, height] = [scale.x(bar.row) + 6, scale.y(bar.from), scale.long(bar)];
    const said = bar.kind !== "restart" && height >= 14 && barNumber(bar).length * 8 <= scale.bar;
    return (
      <Fragment key={`${bar.row} ${bar.from}`}>
        <rect
          className={bar.open ? "tl-off-bar tl-open" : CLASS[bar.kind]}
          x={x}
          y={y}
          width={scale.bar}
          height={height}
          rx={bar.kind === "work" ? 1 : 0}
        />
        {said ? (
          <text className={bar.kind === "failover" ? "tl-off-num" : "tl-num"} x={x + scale.bar / 2} y={y + height / 2 + 4.5}>
            {barNumber(bar)}
          </text>
        ) : null}
      </Fragment>
    );
  });

/** The single restarts of a folded row, along the edge of its bar. */
export const Parts = ({ timeline, scale }: { readonly timeline: Timeline; readonly scale: Scale }) =>
  timeline.bands.flatMap(({ rows, parts }) =>
    parts.map((part) => (
      <rect
        key={`${rows[0]} ${part.from}`}
        className="tl-off-bar"
        x={scale.x(rows[0]) + 6 + scale.bar - 5}
        y={scale.y(part.from)}
        width={5}
        height={scale.long(part)}
      />
    )),
  );

/** Two strokes across the axis, where time is drawn shorter than it is. */
export const Breaks = ({ scale }: { readonly scale: Scale }) =>
  scale.squeezed.map(({ from, minutes }) => {
    const y = scale.y(from + minutes / 2);
    return <path key={from} className="tl-stage" d={`M${AXIS - 6} ${y + 1}l12 -5M${AXIS - 6} ${y + 6}l12 -5`} />;
  });
