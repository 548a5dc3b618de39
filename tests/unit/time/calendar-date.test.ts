import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { dateOfDay, dayNumber, daysBetween, parseDate, weekdayOfDay } from "#lib/time/calendar-date.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;

it("counts days as the platform does, from year 0 to 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
      const date = new Date(day * DAY);
      expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10));
      expect(dayNumber(dateOfDay(day))).toBe(day);
      expect(weekdayOfDay(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    }),
    { numRuns: 5000 },
  );
});

it("goes on after year 9999", () => {
  expect(dateOfDay(dayNumber("9999-12-31") + 1)).toBe("10000-01-01");
  expect(dayNumber("10000-01-01")).toBe(dayNumber("9999-12-31") + 1);
});

describe("a date is read", () => {
  it.each(["2026-10-27", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"])("%s", (text) => {
    expect(parseDate(text)).toBe(text);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-01",
    "2026-01-00",
    "2026-1-1",
    "27.10.2026",
    "",
    "x",
    "2026-10-27T00:00",
  ])("but not %s", (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

it("a text that is no date is a bug further in", () => {
  expect(() => dayNumber("soon")).toThrow(RangeError);
});

it("days between dates know leap years and sign", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
});
