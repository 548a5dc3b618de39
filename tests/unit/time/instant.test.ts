import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { instant, minutesBetween, parseInstant, plusMinutes, toUtc } from "#lib/time/instant.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

describe("a moment is read", () => {
  it.each([
    ["2026-12-01T17:00:00Z", "2026-12-01T17:00:00Z"],
    ["2026-12-01T18:00:00+01:00", "2026-12-01T17:00:00Z"],
    ["2026-12-01T18:00:00-03:30", "2026-12-01T21:30:00Z"],
    ["2026-12-01t17:00:00z", "2026-12-01T17:00:00Z"],
    ["2026-12-01T17:00:00-00:00", "2026-12-01T17:00:00Z"],
    ["2026-12-01T17:00:00.25Z", "2026-12-01T17:00:00.250Z"],
    ["2026-12-01T17:00:00.000Z", "2026-12-01T17:00:00Z"],
    ["2026-12-01T17:00:00.123456789Z", "2026-12-01T17:00:00.123Z"],
    ["2024-02-29T23:59:59+14:00", "2024-02-29T09:59:59Z"],
    ["2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("%s", (text, utc) => {
    const read = parseInstant(text);
    expect(read === null ? null : toUtc(read)).toBe(utc);
  });
});

describe("no moment is made of", () => {
  it.each([
    ["a time without an offset", "2026-12-01T17:00:00"],
    ["a time without seconds", "2026-12-01T17:00Z"],
    ["a date", "2026-12-01"],
    ["30 February", "2026-02-30T12:00:00Z"],
    ["29 February of a common year", "2026-02-29T12:00:00Z"],
    ["29 February 1900", "1900-02-29T12:00:00Z"],
    ["31 April", "2026-04-31T12:00:00Z"],
    ["month 13", "2026-13-01T12:00:00Z"],
    ["month 0", "2026-00-10T12:00:00Z"],
    ["day 0", "2026-05-00T12:00:00Z"],
    ["24:00", "2026-12-01T24:00:00Z"],
    ["minute 60", "2026-12-01T17:60:00Z"],
    ["a leap second", "2026-12-31T23:59:60Z"],
    ["an offset of a day", "2026-12-01T17:00:00+24:00"],
    ["an offset with 60 minutes", "2026-12-01T17:00:00+01:60"],
    ["an offset without a colon", "2026-12-01T17:00:00+0100"],
    ["two offsets", "2026-12-01T17:00:00+01:00Z"],
    ["a blank instead of T", "2026-12-01 17:00:00Z"],
    ["blanks around it", " 2026-12-01T17:00:00Z "],
    ["a line after it", "2026-12-01T17:00:00Z\n"],
    ["year 0", "0000-06-01T12:00:00Z"],
    ["a moment before year 1 by its offset", "0001-01-01T00:00:00+00:01"],
    ["a moment after year 9999 by its offset", "9999-12-31T23:59:59-00:01"],
    ["a signed year", "+002026-12-01T17:00:00Z"],
    ["digits of another script", "２０２６-12-01T17:00:00Z"],
    ["200 digits", "9".repeat(200)],
    ["200 digits of a second", `2026-12-01T17:00:00.${"1".repeat(200)}Z`],
    ["nothing", ""],
    ["a word", "tomorrow"],
  ])("%s", (_, text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("any text at all: it is read or refused, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)),
        (text) => {
          const read = parseInstant(text);
          if (read !== null) expect(parseInstant(toUtc(read))).toBe(read);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

it("reads what the platform reads, for every real date and time", () => {
  const first = Date.UTC(1000, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: first, max: Date.UTC(9999, 11, 31) }), (ms) => {
      const written = new Date(ms).toISOString();
      expect(parseInstant(written)).toBe(ms);
      expect(toUtc(instant(ms))).toBe(written.replace(".000Z", "Z"));
    }),
    { numRuns: 5000 },
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 60])("%s is a bug, not a moment", (ms) => {
  expect(() => instant(ms)).toThrow(RangeError);
});

it("minutes added are minutes between", () => {
  const start = instant(Date.UTC(2026, 9, 25));
  expect(toUtc(plusMinutes(start, 315))).toBe("2026-10-25T05:15:00Z");
  expect(minutesBetween(start, plusMinutes(start, 315))).toBe(315);
  expect(minutesBetween(plusMinutes(start, 315), start)).toBe(-315);
});
