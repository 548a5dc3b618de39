import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { evaluateSlot, type SlotFacts } from "#lib/scheduling/evaluate-slot.ts";
import { nearestAllowed } from "#lib/scheduling/nearest-allowed.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { instant } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { moment, slotQueries, zone } from "#tests/support/slot-inputs.ts";
import { slowNearest } from "#tests/support/slow-slots.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const toronto = zone("America/Toronto");
const engineer = "a" as EngineerId;

const facts = (start: string, held: SlotFacts["calendar"]["held"] = []): SlotFacts => ({
  start: moment(start),
  windowMinutes: 315,
  zone: toronto,
  now: moment("2026-10-14T09:40:00-04:00"),
  policy: DEFAULT_POLICY,
  calendar: { engineers: [{ id: engineer, name: "A", userId: null, hours: [] }], blackouts: [], held },
});

const nearest = (asked: SlotFacts): string | null => {
  const { closest } = nearestAllowed(asked);
  return closest === null ? null : isoLocal(closest, toronto);
};

describe("the nearest start that is allowed", () => {
  it.each([
    ["a start that breaks no rule is its own nearest", "2026-10-27T18:00:00-04:00", "2026-10-27T18:00:00-04:00"],
    ["too late in the evening: the last start that day", "2026-10-27T22:00:00-04:00", "2026-10-27T21:30:00-04:00"],
    ["between two starts: the nearer", "2026-10-27T18:20:00-04:00", "2026-10-27T18:30:00-04:00"],
    ["half-way between two starts: the earlier", "2026-10-27T18:15:00-04:00", "2026-10-27T18:00:00-04:00"],
    ["Friday: the Thursday before it", "2026-10-30T08:00:00-04:00", "2026-10-29T21:30:00-04:00"],
    ["Sunday: the Monday after it", "2026-11-01T18:00:00-05:00", "2026-11-02T00:00:00-05:00"],
    ["too soon: the first start of all", "2026-10-15T18:00:00-04:00", "2026-10-21T10:00:00-04:00"],
    ["long ago: the first start of all", "1999-10-15T18:00:00-04:00", "2026-10-21T10:00:00-04:00"],
    ["too far ahead: the last start of all", "2030-10-15T18:00:00-04:00", "2027-04-12T09:30:00-04:00"],
  ])("%s", (_, start, expected) => {
    expect(nearest(facts(start))).toBe(expected);
  });

  it("names the starts on either side, whichever is closer", () => {
    const { before, after } = nearestAllowed(facts("2026-10-30T08:00:00-04:00"));
    expect([before, after]).toEqual([moment("2026-10-29T21:30:00-04:00"), moment("2026-11-02T00:00:00-05:00")]);
    const soon = nearestAllowed(facts("2026-10-15T18:00:00-04:00"));
    expect([soon.before, soon.after]).toEqual([null, moment("2026-10-21T10:00:00-04:00")]);
  });

  it("goes round what is held", () => {
    const held = {
      engineerId: engineer,
      interval: { start: moment("2026-10-27T10:00:00-04:00"), end: moment("2026-10-28T03:00:00-04:00") },
    };
    expect(nearest(facts("2026-10-27T18:00:00-04:00", [held]))).toBe("2026-10-28T03:00:00-04:00");
    expect(nearest(facts("2026-10-27T09:00:00-04:00", [held]))).toBe("2026-10-27T04:30:00-04:00");
  });

  it("is none where all is held", () => {
    const all = {
      engineerId: engineer,
      interval: { start: moment("2026-01-01T00:00:00Z"), end: moment("2028-01-01T00:00:00Z") },
    };
    expect(nearest(facts("2026-10-27T18:00:00-04:00", [all]))).toBeNull();
  });

  it("is none where the horizon ends before the notice", () => {
    const asked = facts("2026-10-27T18:00:00-04:00");
    expect(nearest({ ...asked, policy: { ...DEFAULT_POLICY, noticeDays: 7, horizonDays: 3 } })).toBeNull();
  });

  it("is the one that a plain search finds, and breaks no rule", () => {
    const short = slotQueries.filter(({ policy }) => policy.horizonDays - policy.noticeDays < 8 && policy.stepMinutes >= 15);
    fc.assert(
      fc.property(short, fc.integer({ min: -7200, max: 7200 }), (query, minutes) => {
        const asked = { ...query, start: instant(query.now + (query.policy.noticeDays * 1440 + minutes) * 60_000) };
        const found = nearestAllowed(asked);
        expect(found).toEqual(slowNearest(asked));
        for (const start of Object.values(found)) if (start !== null) expect(evaluateSlot({ ...asked, start })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
