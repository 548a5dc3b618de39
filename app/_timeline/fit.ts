import type { Bar } from "./picture.ts";

/** Narrowest drawings in pixels: the lying one at all, and the lying one with room for every word. */
export const TIGHT_PX = 456;
export const ROOMY_PX = 776;

/** Whether words of about `needPx` fit a stretch: always, only where there is room, or never. */
export type Fit = "always" | "roomy" | "never";

export function fitOf(minutes: number, totalMinutes: number, needPx: number): Fit {
  const fraction = minutes / totalMinutes;
  if (fraction * TIGHT_PX >= needPx) return "always";
  return fraction * ROOMY_PX >= needPx ? "roomy" : "never";
}

export const barNumber = ({ first, last }: Bar): string => (first === last ? String(first) : `${first}–${last}`);

const DIGIT_PX = 8;

/** Pixels that the number in a bar needs. */
export const numberPx = (bar: Bar): number => barNumber(bar).length * DIGIT_PX + 4;
