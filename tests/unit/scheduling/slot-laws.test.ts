import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { freeSlots } from "#lib/scheduling/free-slots.ts";
import { startGrid } from "#lib/scheduling/start-grid.ts";
import { dayNumber } from "#lib/time/calendar-date.ts";
import { instant } from "#lib/time/instant.ts";
import { slotQueries } from "#tests/support/slot-inputs.ts";
import { slowFreeSlots, slowJudge } from "#tests/support/slow-slots.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

/** How many random questions both are asked; `SLOT_RUNS=50000` for a long look. */
const RUNS = Number(process.env.SLOT_RUNS ?? 1_000);

describe("free slots", () => {
  it("are those of a plain loop over luxon values, for any zones, rota, calendar and policy", { timeout: 60 * RUNS }, () => {
    fc.assert(
      fc.property(slotQueries, (range) => {
        expect(freeSlots(range)).toEqual(slowFreeSlots(range));
      }),
      { numRuns: RUNS },
    );
  });

  it("are exactly the grid's starts that break no rule when judged one by one, and the loop names the same rules", () => {
    fc.assert(
      fc.property(slotQueries, fc.nat(), fc.integer({ min: -3000, max: 3000 }), (range, pick, seconds) => {
        const grid = startGrid({ firstDay: dayNumber(range.from), lastDay: dayNumber(range.to), zone: range.zone }, range.policy);
        fc.pre(grid.starts.length > 0);
        const free = new Set(freeSlots(range).days.flatMap(({ slots }) => slots.map(({ start }) => start)));
        const judge = slowJudge(range, { from: grid.starts[0] ?? 0, until: grid.starts.at(-1) ?? 0 });
        for (const n of [pick, pick * 7 + 1, pick * 31 + 5]) {
          const onGrid = instant(grid.starts[n % grid.starts.length] ?? 0);
          const codes = evaluateSlot({ ...range, start: onGrid }).map(({ code }) => code);
          expect(codes).toEqual(judge(onGrid));
          expect(codes.length === 0).toBe(free.has(onGrid));
        }
        const anywhere = instant((grid.starts[pick % grid.starts.length] ?? 0) + seconds * 1000);
        expect(evaluateSlot({ ...range, start: anywhere }).map(({ code }) => code)).toEqual(judge(anywhere));
      }),
      { numRuns: 1000 },
    );
  });
});
