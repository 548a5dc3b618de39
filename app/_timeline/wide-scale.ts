import type { Fit } from "./fit.ts";
import type { Timeline } from "./picture.ts";
import type { TimelineWords } from "./words.ts";

/** Heights of the lying drawing in pixels: a row, the lane of labels above, the axis below, and places within a row. */
export const [ROW, LANE, AXIS, BAR_TOP, BAR, SERVE] = [52, 64, 34, 9, 20, 41];

/** From one line of times below the rows to the next. */
export const AXIS_LINE = 18;

export type Drawing = { readonly timeline: Timeline; readonly words: TimelineWords };

export const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(3))}%`;

export const rowTop = (row: number): number => LANE + row * ROW;

export const bottomOf = ({ rows }: Timeline): number => rowTop(rows.length);

/** Minutes after the start as a share of the width. */
export const across =
  ({ totalMinutes }: Timeline) =>
  (minute: number) =>
    percent(minute / totalMinutes);

export const roomClass = (fit: Fit): string | undefined => (fit === "roomy" ? "tl-roomy" : undefined);
