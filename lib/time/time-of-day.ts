/** Minutes of a day on the wall, whatever the clock does on a particular date. */
export const MINUTES_A_DAY = 1440;

/** `18:30` is 1110 and `24:00`, the midnight at the day's end, 1440. `null` for anything else: `25:00`, `9:00`, `24:01`. */
export function parseTimeOfDay(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= MINUTES_A_DAY ? minute : null;
}

/** The same for a text that is known to be one. Throws on anything else: check with `parseTimeOfDay` at the edge. */
export function minuteOf(text: string): number {
  const minute = parseTimeOfDay(text);
  if (minute === null) throw new RangeError(`Not a time of day: ${text.slice(0, 40)}`);
  return minute;
}

/** `1110` is `18:30`; 1440 is `24:00`. */
export const clockText = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
