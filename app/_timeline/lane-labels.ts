import type { Band, Timeline } from "./picture.ts";

/** Words about failovers above the rows; neighbours without room for two labels share one. Positions are fractions of the width. */
export type LaneLabel = { readonly bands: readonly Band[]; readonly x: number; readonly anchor: "start" | "middle" | "end" };

const LABEL_PX = 140;

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

/** Room that a label takes at most, with a little beside it. */
const WIDEST_PX = LABEL_PX + 24;

/** Whether words above the rows stand across this minute in a drawing of `widthPx`. */
export function isUnderLabel(minute: number, timeline: Timeline, widthPx: number): boolean {
  const width = WIDEST_PX / widthPx;
  const left = { start: 0, middle: width / 2, end: width };
  const at = minute / timeline.totalMinutes;
  return laneLabels(timeline, widthPx).some(({ x, anchor }) => at >= x - left[anchor] && at <= x - left[anchor] + width);
}

/** The labels for a drawing of `widthPx`: none overlaps another or leaves the drawing. */
export function laneLabels({ bands, totalMinutes }: Timeline, widthPx: number): readonly LaneLabel[] {
  const failovers = bands.filter(({ kind }) => kind === "failover");
  const half = LABEL_PX / 2 / widthPx;
  return groupClose(failovers, (totalMinutes * LABEL_PX) / widthPx).map((group): LaneLabel => {
    const centres = group.map(centreOf);
    const x = centres.reduce((sum, centre) => sum + centre, 0) / centres.length / totalMinutes;
    if (x > 1 - half) return { bands: group, x: 1, anchor: "end" };
    return x < half ? { bands: group, x: 0, anchor: "start" } : { bands: group, x, anchor: "middle" };
  });
}
