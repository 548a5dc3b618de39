import { describe, expect, it } from "vitest";
import { readTime } from "#app/_customers/book-time.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const TORONTO = inZone("America/Toronto");

describe("a time that somebody of the desk types", () => {
  it.each([
    ["on the customer's clock", "2026-12-01", "18:30", { start: at("2026-12-01T23:30:00Z") }],
    ["with spaces around it", " 2026-12-01 ", " 18:30 ", { start: at("2026-12-01T23:30:00Z") }],
    ["at midnight", "2026-12-01", "00:00", { start: at("2026-12-01T05:00:00Z") }],
    ["at the end of the day, which is the next day's beginning", "2026-12-01", "24:00", { wrong: ["time"] }],
    ["on no date", "2026-13-01", "18:30", { wrong: ["date"] }],
    ["in another age", "0026-12-01", "18:30", { wrong: ["date"] }],
    ["in no way", "", "half past six", { wrong: ["date", "time"] }],
    ["over which clocks go forward", "2027-03-14", "02:30", { gap: true }],
    ["over which clocks go back", "2026-11-01", "01:30", { twice: [at("2026-11-01T05:30:00Z"), at("2026-11-01T06:30:00Z")] }],
  ])("%s", (_what, date, time, read) => {
    expect(readTime({ date, time }, TORONTO)).toEqual(read);
  });
});
