import type { Band, Timeline } from "./picture.ts";
import type { TimelineWords } from "./words.ts";

/** Words beside a restart on its row: behind it, or before the work that leads to it. */
export type RowLabel = {
  readonly band: Band;
  readonly side: "behind" | "before";
  /** The minute at which the words begin or end. */
  readonly minute: number;
  /** From where to where the words reach, in minutes. */
  readonly span: readonly [from: number, to: number];
  readonly time: string;
  /** Left out where only the first words fit. */
  readonly who: string;
};

const [CHAR_PX, GAP_PX] = [6.4, 14];

type Place = Pick<RowLabel, "side" | "minute"> & { readonly px: number };

/** Stretches of the row next to the restart in which nothing is drawn or written yet. */
function placesFor(band: Band, { bars, totalMinutes }: Timeline, takenUntil: number, pxPerMinute: number): readonly Place[] {
  const end = band.from + band.minutes;
  const ofRow = bars.filter(({ row }) => row === band.rows[0]);
  const work = ofRow.find(({ kind, from, minutes }) => kind === "work" && from <= band.from && from + minutes >= band.from);
  const start = work?.from ?? band.from;
  const next = Math.min(totalMinutes, ...ofRow.map(({ from }) => from).filter((from) => from >= end));
  return [
    { side: "behind", minute: end, px: (next - end) * pxPerMinute },
    { side: "before", minute: start, px: (start - takenUntil) * pxPerMinute },
  ];
}

function labelAt(places: readonly Place[], { time, who }: { readonly time: string; readonly who: string }) {
  for (const text of [`${time} ${who}`, time])
    for (const { side, minute, px } of places) {
      const width = text.length * CHAR_PX + GAP_PX;
      if (width <= px) return { side, minute, time, who: text === time ? "" : who, width };
    }
  return null;
}

/**
 * The words for a drawing of `widthPx`: whole where there is room, else shortened, else none, since the mark speaks for
 * itself. No label touches another, a bar or the edge.
 */
export function rowLabels(timeline: Timeline, words: TimelineWords, widthPx: number): readonly RowLabel[] {
  const pxPerMinute = widthPx / timeline.totalMinutes;
  const takenUntil = new Map<number, number>();
  return timeline.bands.flatMap((band): readonly RowLabel[] => {
    if (band.kind === "failover") return [];
    const [row] = band.rows;
    const label = labelAt(placesFor(band, timeline, takenUntil.get(row) ?? 0, pxPerMinute), words.off([band], "row"));
    const behind = label?.side === "behind" ? label.width / pxPerMinute : 0;
    takenUntil.set(row, band.from + band.minutes + behind);
    if (!label) return [];
    const { side, minute, time, who } = label;
    const long = label.width / pxPerMinute;
    return [{ band, side, minute, time, who, span: side === "behind" ? [minute, minute + long] : [minute - long, minute] }];
  });
}
