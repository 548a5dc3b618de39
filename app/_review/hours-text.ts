import type { Shift } from "#lib/scheduling/rota.ts";
import { parseTimeOfDay } from "#lib/time/time-of-day.ts";

/** `08:00 to 16:00`; a dash or the word of another language between the times reads the same. */
const SHIFT = /^(\d{1,2}:\d{2})\s*(?:to|bis|-|–|—)\s*(\d{1,2}:\d{2})$/i;

/** `8:00` is `08:00`; nothing for what is no time of day. */
function timeOf(text: string): string | null {
  const padded = text.padStart(5, "0");
  return parseTimeOfDay(padded) === null ? null : padded;
}

function readShift(weekday: number, text: string): Shift | null {
  const [, begin = "", end = ""] = SHIFT.exec(text.trim()) ?? [];
  const [from, to] = [timeOf(begin), timeOf(end)];
  return from === null || to === null || from === "24:00" ? null : { weekday, from, to };
}

/** The shifts of one weekday as somebody typed them, separated by commas; none for an empty text, `null` for any other. */
export function readHours(weekday: number, text: string): readonly Shift[] | null {
  if (text.trim() === "") return [];
  const shifts = text.split(/[,;]/).map((part) => readShift(weekday, part));
  return shifts.every((shift) => shift !== null) ? shifts : null;
}

/** The same back: `08:00 to 16:00, 20:00 to 02:00`; `to` joins two times in the reader's language. */
export const hoursText = (hours: readonly Shift[], weekday: number, to: (from: string, until: string) => string): string =>
  hours
    .filter((shift) => shift.weekday === weekday)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to: until }) => to(from, until))
    .join(", ");
