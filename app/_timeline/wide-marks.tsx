import { Fragment } from "react";
import { barNumber, type Fit, fitOf, numberPx } from "./fit.ts";
import type { Band as BandMark, Bar, Timeline } from "./picture.ts";
import { linePieces } from "./wide-lines.ts";
import { across, BAR, BAR_TOP, type Drawing, LANE, ROW, roomClass, rowTop, SERVE } from "./wide-scale.ts";

/** A line down the drawing at one minute. */
const Upright = ({
  drawing,
  minute,
  top,
  kind,
}: {
  drawing: Drawing;
  minute: number;
  top: number;
  kind: "tl-tick" | "tl-stage";
}) => {
  const x = across(drawing.timeline)(minute);
  return linePieces(minute, top, drawing).map(([y1, y2]) => <line key={y1} className={kind} x1={x} x2={x} y1={y1} y2={y2} />);
};

export const Grid = ({ timeline, words, ticks }: Drawing & { readonly ticks: readonly number[] }) => {
  return (
    <>
      {ticks.slice(1).map((minute) => (
        <Upright key={minute} drawing={{ timeline, words }} minute={minute} top={LANE} kind="tl-tick" />
      ))}
      {[...timeline.rows.keys(), timeline.rows.length].map((row) => (
        <line key={row} className="tl-rule" x1="0" x2="100%" y1={rowTop(row) + 0.5} y2={rowTop(row) + 0.5} />
      ))}
    </>
  );
};

/** Off: a wash and a hatch over exactly the rows concerned, with edges; an end that nobody knows is dashed. */
export const Band = ({ band, timeline }: { readonly band: BandMark; readonly timeline: Timeline }) => {
  const x = across(timeline);
  const [top, bottom] = [rowTop(band.rows[0]), rowTop(band.rows[1]) + ROW];
  const box = { x: x(band.from), y: top, width: x(band.minutes), height: bottom - top };
  const [start, end] = [x(band.from), x(band.from + band.minutes)];
  return (
    <>
      <rect className="tl-band" {...box} />
      <rect fill="url(#hatch)" {...box} />
      <line className="tl-band-edge" x1={start} x2={start} y1={top} y2={bottom} />
      <line className={band.open ? "tl-band-edge tl-open" : "tl-band-edge"} x1={end} x2={end} y1={top} y2={bottom} />
    </>
  );
};

export const Stages = ({ timeline, words }: Drawing) => {
  const x = across(timeline);
  return timeline.stages.map((stage) => {
    const said = words.stage(stage);
    const fits = (text: string): Fit => fitOf(stage.minutes, timeline.totalMinutes, text.length * 6.6 + 16);
    const [full, short] = [fits(said.full), fits(said.short)];
    const place = { x: x(stage.from), dx: 8, y: 14 };
    return (
      <Fragment key={stage.hop}>
        <Upright drawing={{ timeline, words }} minute={stage.from} top={2} kind="tl-stage" />
        {full === "never" ? null : (
          <text className={`tl-stage-name ${roomClass(full) ?? ""}`} {...place}>
            {said.full}
          </text>
        )}
        {full === "always" || short === "never" ? null : (
          <text className={`tl-stage-name ${full === "roomy" ? "tl-tight" : (roomClass(short) ?? "")}`} {...place}>
            {said.short}
          </text>
        )}
      </Fragment>
    );
  });
};

export const Service = ({ timeline }: { readonly timeline: Timeline }) => {
  const x = across(timeline);
  return (
    <>
      {timeline.runs.map(({ row, from, to, sure }) => (
        <line
          key={`${row} ${from}`}
          className={sure ? "tl-serve" : "tl-serve tl-unsure"}
          x1={x(from)}
          x2={x(to)}
          y1={rowTop(row) + SERVE}
          y2={rowTop(row) + SERVE}
        />
      ))}
      {timeline.switches.map(({ fromRow, toRow, from, minutes }) => (
        <line
          key={from}
          className="tl-switch"
          x1={x(from + minutes / 15)}
          x2={x(from + minutes - minutes / 15)}
          y1={rowTop(fromRow) + SERVE}
          y2={rowTop(toRow) + SERVE}
        />
      ))}
    </>
  );
};

/** Where the bracket of a stretch with less redundancy stands in its row, and how far its ends reach up. */
const [REDUCED, TIP] = [34.5, 3];

/** A quiet bracket below the work: something that protects the installation is missing meanwhile, and nobody is off. */
export const Reductions = ({ timeline }: { readonly timeline: Timeline }) => {
  const x = across(timeline);
  return timeline.reduced.map(({ row, from, minutes }) => {
    const y = rowTop(row) + REDUCED;
    const [start, end] = [x(from), x(from + minutes)];
    return (
      <g key={`${row} ${from}`} className="tl-reduced">
        <line x1={start} x2={end} y1={y} y2={y} />
        <line x1={start} x2={start} y1={y - TIP} y2={y} />
        <line x1={end} x2={end} y1={y - TIP} y2={y} />
      </g>
    );
  });
};

/** Foot of the number within its bar, and of one that has the marks of single restarts below it. */
const [NUMBER, FOLDED_NUMBER] = [14.5, 12];

/** Height of those marks. */
const PART = 5;

const CLASS = { work: "tl-bar", failover: "tl-off-bar", restart: "tl-off-bar" } as const;

export const Bars = ({ timeline }: { readonly timeline: Timeline }) => {
  const x = across(timeline);
  return timeline.bars.map((bar: Bar) => {
    const y = rowTop(bar.row) + BAR_TOP;
    const fit = bar.kind === "restart" ? "never" : fitOf(bar.minutes, timeline.totalMinutes, numberPx(bar));
    const numberClass = bar.kind === "failover" ? "tl-off-num" : "tl-num";
    return (
      <Fragment key={`${bar.row} ${bar.from}`}>
        <rect
          className={bar.open ? "tl-off-bar tl-open" : CLASS[bar.kind]}
          x={x(bar.from)}
          y={y}
          width={x(bar.minutes)}
          height={BAR}
          rx={bar.kind === "work" ? 1 : 0}
        />
        {fit === "never" ? null : (
          <text
            className={`${numberClass} ${roomClass(fit) ?? ""}`}
            x={x(bar.from + bar.minutes / 2)}
            y={y + (timeline.rows[bar.row]?.folded ? FOLDED_NUMBER : NUMBER)}
          >
            {barNumber(bar)}
          </text>
        )}
      </Fragment>
    );
  });
};

/** The single restarts of a folded row, at the foot of its bar. */
export const Parts = ({ timeline }: { readonly timeline: Timeline }) => {
  const x = across(timeline);
  return timeline.bands.flatMap(({ rows, parts }) =>
    parts.map(({ from, minutes }) => (
      <rect
        key={`${rows[0]} ${from}`}
        className="tl-off-bar"
        x={x(from)}
        y={rowTop(rows[0]) + BAR_TOP + BAR - PART}
        width={x(minutes)}
        height={PART}
      />
    )),
  );
};
