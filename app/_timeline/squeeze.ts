import type { Timeline } from "./picture.ts";

/** A folded row's stretch is one bar, however many hosts it holds: it is drawn as long as so many minutes at most. */
const MOST_MINUTES = 90;

export type Stretch = { readonly from: number; readonly minutes: number };

/** Stretches of folded rows that the standing drawing shortens, in order; they never overlap. */
export const squeezedStretches = ({ rows, bars }: Pick<Timeline, "rows" | "bars">): readonly Stretch[] =>
  bars.filter(({ row, minutes }) => rows[row]?.folded && minutes > MOST_MINUTES);

/** Where a minute is drawn, in minutes of the drawing: straight on, but for the shortened stretches. Keeps the order. */
export const squeezer =
  (stretches: readonly Stretch[]) =>
  (minute: number): number =>
    stretches.reduce((drawn, { from, minutes }) => {
      const inside = Math.min(Math.max(minute - from, 0), minutes);
      return drawn - inside * (1 - MOST_MINUTES / minutes);
    }, minute);

/** The marks of an axis that leave so many pixels between one another and before the end at `end`. */
export function spaced(ticks: readonly number[], y: (minute: number) => number, end: number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const room = last === undefined ? Number.POSITIVE_INFINITY : y(tick) - y(last);
    if (room >= TICK_PX && end - y(tick) >= TICK_PX / 2) kept.push(tick);
  }
  return kept;
}

const TICK_PX = 20;
