import { expect, it } from "vitest";
import { clockText, minuteOf, parseTimeOfDay } from "#lib/time/time-of-day.ts";

it.each([
  ["00:00", 0],
  ["09:05", 545],
  ["23:59", 1439],
  ["24:00", 1440],
])("%s is minute %i of the day, and back", (text, minute) => {
  expect(parseTimeOfDay(text)).toBe(minute);
  expect(clockText(minute)).toBe(text);
});

it.each(["24:01", "25:00", "9:00", "12:60", "12", "", "-1:00", "12:00:00", "10 PM"])("%s is no time of day", (text) => {
  expect(parseTimeOfDay(text)).toBeNull();
  expect(() => minuteOf(text)).toThrow(RangeError);
});
