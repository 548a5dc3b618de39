import { describe, expect, it } from "vitest";
import { firstDateFrom, lastDateUntil, lastStartMinute, nextOpenDate } from "#lib/scheduling/open-days.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import { moment, zone } from "#tests/support/slot-inputs.ts";

const utc = zone("UTC");
const policy = (change: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...change });

describe("the last start of a day", () => {
  it.each([
    ["22:00", 30, 21 * 60 + 30],
    ["22:15", 30, 22 * 60],
    ["24:00", 60, 23 * 60],
    ["00:30", 30, 0],
    ["12:00", 1440, 0],
    ["00:00", 30, null],
  ])("before %s every %i minutes is minute %s", (latestStart, stepMinutes, minute) => {
    expect(lastStartMinute(policy({ latestStart, stepMinutes }))).toBe(minute);
  });
});

describe("the first date from a moment", () => {
  it.each([
    ["2026-10-26T21:30:00Z", "2026-10-26", "is that day where its last start is not over"],
    ["2026-10-26T21:30:00.001Z", "2026-10-27", "is the next day a millisecond after its last start"],
    ["2026-10-29T21:31:00Z", "2026-11-02", "skips the days that are not open"],
    ["2026-10-30T08:00:00Z", "2026-11-02", "is not a day that is not open"],
  ])("%s: %s, %s", (limit, date) => {
    expect(firstDateFrom(moment(limit), utc, DEFAULT_POLICY)).toBe(date);
  });
});

describe("the last date until a moment", () => {
  it.each([
    ["2026-10-26T00:00:00Z", "2026-10-26", "is that day, midnight being a start"],
    ["2026-11-01T12:00:00Z", "2026-10-29", "goes back to a day that is open"],
  ])("%s: %s, %s", (limit, date) => {
    expect(lastDateUntil(moment(limit), utc, DEFAULT_POLICY)).toBe(date);
  });
});

it("the next open date is after the date itself, and may be a week ahead", () => {
  expect(nextOpenDate("2026-10-29", DEFAULT_POLICY)).toBe("2026-11-02");
  expect(nextOpenDate("2026-10-26", policy({ weekdays: [1] }))).toBe("2026-11-02");
});

it("no date is open where no weekday is, or no time of day", () => {
  const limit = moment("2026-10-26T00:00:00Z");
  expect(nextOpenDate("2026-10-29", policy({ weekdays: [] }))).toBeNull();
  for (const closed of [policy({ weekdays: [] }), policy({ latestStart: "00:00" })]) {
    expect(firstDateFrom(limit, utc, closed)).toBeNull();
    expect(lastDateUntil(limit, utc, closed)).toBeNull();
  }
});
