import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import { type PreviewFacts, previewPolicy } from "#lib/scheduling/preview/preview.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const SARAJEVO = inZone("Europe/Sarajevo");

/** Wednesday 14 October 2026, noon in Sarajevo. */
const FACTS: PreviewFacts = {
  now: at("2026-10-14T10:00:00Z"),
  zone: SARAJEVO,
  calendar: {
    engineers: [{ id: "a" as EngineerId, name: "A", userId: null, hours: [] }],
    blackouts: [],
    held: [],
  },
  bookings: [],
};

const preview = (change: Partial<Policy>, facts: Partial<PreviewFacts> = {}, minutes = 240) =>
  previewPolicy(
    {
      before: { policy: DEFAULT_POLICY, windowMinutes: 240 },
      after: { policy: { ...DEFAULT_POLICY, ...change }, windowMinutes: minutes },
    },
    { ...FACTS, ...facts },
  );

describe("a preview of the rules", () => {
  it("shows no day where nothing changes", () => {
    const same = preview({});
    expect(same.days).toEqual([]);
    expect(same.after).toBe(same.before);
  });

  it("names every day that opens, with the starts it gains", () => {
    const { days, before, after } = preview({ weekdays: [1, 2, 3, 4, 5] });
    expect(days.map(({ date }) => date)).toEqual(["2026-10-23", "2026-10-30", "2026-11-06"]);
    expect(days.every((day) => day.before === 0 && day.after === 44)).toBe(true);
    expect(after - before).toBe(3 * 44);
  });

  it("counts a day that notice cuts in two", () => {
    const { days } = preview({ noticeDays: 8 });
    // Notice ends at noon: 20 starts from 12:00 to 21:30 on the 21st, of which none is left, and 24 before noon on the 22nd go.
    expect(days).toEqual([
      { date: "2026-10-21", before: 20, after: 0 },
      { date: "2026-10-22", before: 44, after: 20 },
    ]);
  });

  it("follows the estimates: a longer window fits between two closed times less often", () => {
    const closed = (start: string, end: string) => ({ interval: { start: at(start), end: at(end) }, reason: "closed" });
    const calendar = {
      ...FACTS.calendar,
      blackouts: [closed("2026-10-25T23:00:00Z", "2026-10-26T08:00:00Z"), closed("2026-10-26T14:00:00Z", "2026-10-26T23:00:00Z")],
    };
    expect(preview({}, { calendar }, 300).days).toEqual([{ date: "2026-10-26", before: 5, after: 3 }]);
  });

  it("names open bookings that the new rules would not have allowed, and no others", () => {
    const booking = (reference: string, start: string) => ({ reference, start: at(start), zone: inZone("America/Toronto") });
    const bookings = [booking("UD-2401", "2026-10-22T22:00:00Z"), booking("UD-2402", "2026-10-27T22:00:00Z")];
    expect(preview({ weekdays: [1, 2, 3] }, { bookings }).stranded).toEqual([
      { reference: "UD-2401", start: at("2026-10-22T22:00:00Z"), codes: ["weekday"] },
    ]);
    expect(preview({ latestStart: "18:00", stepMinutes: 60 }, { bookings }).stranded.map(({ codes }) => codes)).toEqual([
      ["time-of-day"],
      ["time-of-day"],
    ]);
    expect(preview({ noticeDays: 20 }, { bookings }).stranded).toEqual([]);
  });
});
