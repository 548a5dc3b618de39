import { isBroad } from "./naming.ts";
import type { Band, Timeline } from "./picture.ts";
import { besideFit, minutePx, type Shown, wrapWords } from "./tall-labels.ts";
import type { TimelineWords } from "./words.ts";

export const [AXIS, TOP] = [40, 46];

/** Columns are broad for a few hosts, and narrow enough for six on a phone. */
const [BROAD, NARROW] = [52, 36];

export type Drawing = { readonly timeline: Timeline; readonly words: TimelineWords };

export type Scale = {
  readonly column: number;
  readonly bar: number;
  readonly right: number;
  readonly words: number;
  readonly x: (row: number) => number;
  readonly y: (minute: number) => number;
  readonly long: (minutes: number) => number;
  /** What of the label at this minute has room. */
  readonly shown: (minute: number) => Shown;
};

const round = (px: number): number => Math.round(px * 10) / 10;

/** A label beside the columns: at the start of its band, or in the middle where many hosts share one. */
export const labelMinute = ({ kind, from, minutes }: Band): number => (kind === "restarts" ? from + minutes / 2 : from);

export const linesOf = (band: Band, words: TimelineWords): readonly string[] => wrapWords(words.off([band], "beside").who, 14);

export function scaleOf({ timeline, words }: Drawing): Scale {
  const { rows, stages, bands, totalMinutes } = timeline;
  const labels = [
    ...stages.map(({ from }) => ({ minute: from, lines: 3 })),
    ...bands.map((band) => ({ minute: labelMinute(band), lines: 1 + linesOf(band, words).length })),
  ];
  const px = minutePx(totalMinutes, labels);
  const fit = besideFit(labels, px);
  const column = isBroad(rows.length) ? BROAD : NARROW;
  const right = AXIS + rows.length * column;
  return {
    column,
    bar: isBroad(rows.length) ? 22 : 18,
    right,
    words: right + 12,
    x: (row) => AXIS + row * column,
    y: (minute) => round(TOP + minute * px),
    long: (minutes) => round(minutes * px),
    shown: (minute) => fit.get(minute) ?? "all",
  };
}
