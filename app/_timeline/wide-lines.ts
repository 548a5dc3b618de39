import { ROOMY_PX, TIGHT_PX } from "./fit.ts";
import { isUnderLabel } from "./lane-labels.ts";
import { rowLabels } from "./row-labels.ts";
import { bottomOf, type Drawing, rowTop } from "./wide-scale.ts";

type Piece = readonly [top: number, bottom: number];

/** Where the words stand, from top to bottom in pixels: those above the rows, and those on a row from its own top on. */
const [LANE_WORDS, ROW_WORDS]: readonly [Piece, Piece] = [
  [24, 60],
  [11, 31],
];

const WIDTHS = [TIGHT_PX, ROOMY_PX];

/** The rows on which words stand across this minute. */
function rowsWithWords(minute: number, { timeline, words }: Drawing): readonly number[] {
  const labels = WIDTHS.flatMap((width) => rowLabels(timeline, words, width));
  const across = labels.filter(({ span: [from, to] }) => from <= minute && minute <= to);
  return [...new Set(across.map(({ band }) => band.rows[0]))].toSorted((a, b) => a - b);
}

/** The vertical line of a minute from `top` to the last row, in pieces: it makes way for words instead of running through them. */
export function linePieces(minute: number, top: number, drawing: Drawing): readonly Piece[] {
  const { timeline, words } = drawing;
  const inLane = WIDTHS.some((width) => isUnderLabel(minute, { timeline, words }, width)) ? [LANE_WORDS] : [];
  const onRows = rowsWithWords(minute, drawing).map((row): Piece => [rowTop(row) + ROW_WORDS[0], rowTop(row) + ROW_WORDS[1]]);
  const pieces: Piece[] = [];
  let from = top;
  for (const [start, end] of [...inLane, ...onRows]) {
    if (start > from) pieces.push([from, start]);
    from = Math.max(from, end);
  }
  return [...pieces, [from, bottomOf(timeline)]];
}
