import type { Band, Timeline } from "./picture.ts";
import type { TimelineWords } from "./words.ts";

/** Words about failovers above the rows; neighbours without room for two labels share one. Positions are fractions of the width. */
export type LaneLabel = { readonly bands: readonly Band[]; readonly x: number; readonly anchor: "start" | "middle" | "end" };

export type Labelled = { readonly timeline: Timeline; readonly words: TimelineWords };

/** Pixels of a character, from one label to the next, and beside a label, so that no line runs close to it. */
const [CHAR_PX, GAP_PX, BESIDE_PX] = [6.1, 6, 12];

const centreOf = ({ from, minutes }: Band): number => from + minutes / 2;

function widthOf(bands: readonly Band[], words: TimelineWords): number {
  const { time, who } = words.off(bands, "lane");
  return Math.max(time.length, who.length) * CHAR_PX;
}

type Placed = LaneLabel & { readonly left: number; readonly right: number };

/** A label in the middle above its failovers, or at an edge that it would run over. */
function place(bands: readonly Band[], { timeline, words }: Labelled, widthPx: number): Placed {
  const width = Math.min(1, widthOf(bands, words) / widthPx);
  const x = bands.reduce((sum, band) => sum + centreOf(band), 0) / bands.length / timeline.totalMinutes;
  if (x > 1 - width / 2) return { bands, x: 1, anchor: "end", left: 1 - width, right: 1 };
  if (x < width / 2) return { bands, x: 0, anchor: "start", left: 0, right: width };
  return { bands, x, anchor: "middle", left: x - width / 2, right: x + width / 2 };
}

/** Joins the first two labels that stand too close, again and again until none do. */
function placeAll(labelled: Labelled, widthPx: number): readonly Placed[] {
  const failovers = labelled.timeline.bands.filter(({ kind }) => kind === "failover");
  let labels = failovers.map((band) => place([band], labelled, widthPx));
  for (;;) {
    const close = labels.findIndex(({ left }, i) => left < (labels[i - 1]?.right ?? -1) + GAP_PX / widthPx);
    const [before, after] = [labels[close - 1], labels[close]];
    if (!before || !after) return labels;
    const joined = place([...before.bands, ...after.bands], labelled, widthPx);
    labels = [...labels.slice(0, close - 1), joined, ...labels.slice(close + 1)];
  }
}

/** The labels for a drawing of `widthPx`: none overlaps another or leaves the drawing. */
export const laneLabels = (labelled: Labelled, widthPx: number): readonly LaneLabel[] => placeAll(labelled, widthPx);

/** Whether words above the rows stand across this minute in a drawing of `widthPx`. */
export function isUnderLabel(minute: number, labelled: Labelled, widthPx: number): boolean {
  const at = minute / labelled.timeline.totalMinutes;
  const beside = BESIDE_PX / widthPx;
  return placeAll(labelled, widthPx).some(({ left, right }) => at >= left - beside && at <= right + beside);
}
