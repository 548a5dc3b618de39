import { isBroad } from "./naming.ts";
import type { Band, Timeline } from "./picture.ts";
import { type Stretch, squeezedStretches, squeezer } from "./squeeze.ts";
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
  /** Pixels from one minute on. */
  readonly long: (span: Stretch) => number;
  /** Stretches that are drawn shorter than the rest. */
  readonly squeezed: readonly Stretch[];
  /** What of the label at this minute has room. */
  readonly shown: (minute: number) => Shown;
};

/** Least pixels for a minute where long stretches are shortened: what is left has room enough. */
const SQUEEZED_PX = 1;

const round = (px: number): number => Math.round(px * 10) / 10;

/** A label beside the columns: at the start of its band, or in the middle where many hosts share one. */
export const labelMinute = ({ kind, from, minutes }: Band): number => (kind === "restarts" ? from + minutes / 2 : from);

export const linesOf = (band: Band, words: TimelineWords): readonly string[] => wrapWords(words.off([band], "beside").who, 14);

export function scaleOf({ timeline, words }: Drawing): Scale {
  const { rows, stages, bands, totalMinutes } = timeline;
  const squeezed = squeezedStretches(timeline);
  const drawn = squeezer(squeezed);
  const labels = [
    ...stages.map(({ from }) => ({ minute: drawn(from), lines: 3 })),
    ...bands.map((band) => ({ minute: drawn(labelMinute(band)), lines: 1 + linesOf(band, words).length })),
  ];
  const px = squeezed.length > 0 ? minutePx(drawn(totalMinutes), labels, SQUEEZED_PX) : minutePx(totalMinutes, labels);
  const fit = besideFit(labels, px);
  const column = isBroad(rows.length) ? BROAD : NARROW;
  const right = AXIS + rows.length * column;
  return {
    column,
    bar: isBroad(rows.length) ? 22 : 18,
    right,
    words: right + 12,
    x: (row) => AXIS + row * column,
    y: (minute) => round(TOP + drawn(minute) * px),
    long: ({ from, minutes }) => round((drawn(from + minutes) - drawn(from)) * px),
    squeezed,
    shown: (minute) => fit.get(drawn(minute)) ?? "all",
  };
}
