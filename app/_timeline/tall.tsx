import { isBroad } from "./naming.ts";
import { spaced } from "./squeeze.ts";
import { Band, Bars, Breaks, Grid, Heads, Parts, Reductions, Service, Stages } from "./tall-marks.tsx";
import { AXIS, type Drawing, scaleOf } from "./tall-scale.ts";

/** Room for the words beside the columns. */
const WORDS_PX = 92;

const TallDrawing = ({ id, timeline, words, ticks }: Drawing & { readonly id: string; readonly ticks: readonly number[] }) => {
  const scale = scaleOf({ timeline, words });
  const end = scale.y(timeline.totalMinutes);
  const broad = isBroad(timeline.rows.length);
  const least = scale.words + WORDS_PX;
  return (
    <>
      <svg
        className={broad ? "tl" : "tl tl-many"}
        width={least > 360 ? least : "100%"}
        height={end + 26}
        role="img"
        aria-labelledby={`${id}-tt`}
        aria-describedby={`${id}-d`}
      >
        <title id={`${id}-tt`}>{words.title}</title>
        <g>
          <Heads timeline={timeline} words={words} scale={scale} />
          <Grid timeline={timeline} words={words} ticks={spaced(ticks, scale.y, end)} scale={scale} />
          {timeline.bands.map((band) => (
            <Band key={`${band.rows[0]} ${band.from}`} band={band} words={words} scale={scale} />
          ))}
          <Stages timeline={timeline} words={words} scale={scale} />
          <Service timeline={timeline} scale={scale} />
          <Reductions timeline={timeline} scale={scale} />
          <Bars timeline={timeline} scale={scale} />
          <Parts timeline={timeline} scale={scale} />
          <Breaks scale={scale} />
          <line className="tl-rule" x1={AXIS} x2={scale.right} y1={end} y2={end} />
          <text className="tl-axis" x={AXIS} y={end + 18}>
            {words.axes[0].end}
          </text>
        </g>
      </svg>
      {words.legend ? <p className="tiny quiet">{words.legend}</p> : null}
      {words.starts ? <p className="tiny quiet">{words.starts}</p> : null}
    </>
  );
};

/** Time runs down, for narrow columns. */
export const TallTimeline = (drawing: Drawing & { readonly id: string; readonly ticks: readonly number[] }) =>
  isBroad(drawing.timeline.rows.length) ? (
    <div className="timeline-tall">
      <TallDrawing {...drawing} />
    </div>
  ) : (
    // Many columns may be broader than a phone: the box then scrolls sideways, and has to be reached by keys to do so.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus
    <div className="timeline-tall" role="group" tabIndex={0} aria-label={drawing.words.title}>
      <TallDrawing {...drawing} />
    </div>
  );
