import type { Band, Timeline } from "./picture.ts";
import type { TimelineWords } from "./words.ts";

/** Words about failovers above the rows; neighbours without room for two labels share one. Positions are fractions of the width. */
export type LaneLabel = { readonly bands: readonly Band[]; readonly x: number; readonly anchor: "start" | "middle" | "end" };

const [LABEL_PX, CHAR_PX] = [140, 6.3];

/** How wide the widest label is: times of day need more room than minutes. */
function labelPx({ bands }: Timeline, words: TimelineWords): number {
  const texts = bands.flatMap((band) => {
    const { time, who } = band.kind === "failover" ? words.off([band], "lane") : { time: "", who: "" };
    return [time, who];
  });
  return Math.max(LABEL_PX, ...texts.map(({ length }) => length * CHAR_PX));
}

const centreOf = ({ from, minutes }: Band): number => from + minutes / 2;

function groupClose(bands: readonly Band[], gapMinutes: number): readonly (readonly Band[])[] {
  const groups: Band[][] = [];
  for (const band of bands) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && centreOf(band) - centreOf(before) < gapMinutes) group.push(band);
    else groups.push([band]);
  }
  return groups;
}

/** Room beside a label, so that no line runs close to it. */
const BESIDE_PX = 24;

export type Labelled = { readonly timeline: Timeline; readonly words: TimelineWords };

/** Whether words above the rows stand across this minute in a drawing of `widthPx`. */
export function isUnderLabel(minute: number, { timeline, words }: Labelled, widthPx: number): boolean {
  const width = (labelPx(timeline, words) + BESIDE_PX) / widthPx;
  const left = { start: 0, middle: width / 2, end: width };
  const at = minute / timeline.totalMinutes;
  return laneLabels({ timeline, words }, widthPx).some(
    ({ x, anchor }) => at >= x - left[anchor] && at <= x - left[anchor] + width,
  );
}

/** The labels for a drawing of `widthPx`: none overlaps another or leaves the drawing. */
export function laneLabels({ timeline, words }: Labelled, widthPx: number): readonly LaneLabel[] {
  const { bands, totalMinutes } = timeline;
  const failovers = bands.filter(({ kind }) => kind === "failover");
  const px = labelPx(timeline, words);
  const half = px / 2 / widthPx;
  return groupClose(failovers, (totalMinutes * px) / widthPx).map((group): LaneLabel => {
    const centres = group.map(centreOf);
    const x = centres.reduce((sum, centre) => sum + centre, 0) / centres.length / totalMinutes;
    if (x > 1 - half) return { bands: group, x: 1, anchor: "end" };
    return x < half ? { bands: group, x: 0, anchor: "start" } : { bands: group, x, anchor: "middle" };
  });
}
