import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { dayRefusals } from "#lib/scheduling/day-refusals.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { freeSlots } from "#lib/scheduling/free-slots.ts";
import { localTime } from "#lib/time/zone.ts";
import { slotQueries } from "#tests/support/slot-inputs.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

describe("the reasons of a closed day", () => {
  it("are those that the list of free slots names, each with a start of that day that breaks the rule", () => {
    fc.assert(
      fc.property(slotQueries, (query) => {
        for (const { date, closed } of freeSlots(query).days) {
          const reasons = dayRefusals(query, date);
          expect(reasons.map(({ refusal }) => refusal.code)).toEqual(closed);
          const [first] = reasons;
          if (first === undefined || first.refusal.code === "local-time" || first.refusal.code === "time-of-day") continue;
          for (const { start, refusal } of reasons) {
            expect(localTime(start, query.zone).date).toBe(date);
            expect(evaluateSlot({ ...query, start })).toContainEqual(refusal);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
