import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fairestEngineer } from "#lib/bookings/engineer-choice.ts";
import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { instant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf, overlaps } from "#lib/time/interval.ts";

const id = (name: string) => name as EngineerId;
const day = intervalOf(instant(0), 1440);
const held = (name: string, startMinute: number, minutes = 60): HeldWindow => ({
  engineerId: id(name),
  interval: intervalOf(plusMinutes(day.start, startMinute), minutes),
});

describe("the engineer for a window", () => {
  test("is the one with the fewest windows that day, of several the first", () => {
    expect(fairestEngineer([id("a"), id("b")], [held("a", 0)], day)).toBe("b");
    expect(fairestEngineer([id("a"), id("b")], [held("a", 0), held("b", 60)], day)).toBe("a");
    expect(fairestEngineer([id("b"), id("a")], [], day)).toBe("b");
  });

  test("windows of other days do not count, one over midnight does", () => {
    expect(fairestEngineer([id("a"), id("b")], [held("a", 1440), held("a", -60)], day)).toBe("a");
    expect(fairestEngineer([id("a"), id("b")], [held("a", -30)], day)).toBe("b");
  });

  test("is nobody where nobody is free", () => {
    expect(fairestEngineer([], [held("a", 0)], day)).toBeNull();
  });

  test("law: is free, has no more windows than anybody free, and does not depend on the order of the windows", () => {
    const names = ["a", "b", "c", "d"];
    const free = fc.subarray(names, { minLength: 1 }).map((list) => list.map(id));
    const windows = fc.array(
      fc
        .record({ name: fc.constantFrom(...names), minute: fc.integer({ min: -1500, max: 2900 }) })
        .map((w) => held(w.name, w.minute)),
    );
    const load = (engineer: EngineerId, all: readonly HeldWindow[]) =>
      all.filter((window) => window.engineerId === engineer && overlaps(window.interval, day)).length;
    fc.assert(
      fc.property(free, windows, (engineers, all) => {
        const chosen = fairestEngineer(engineers, all, day);
        expect(chosen !== null && engineers.includes(chosen)).toBe(true);
        for (const other of engineers) expect(load(chosen as EngineerId, all)).toBeLessThanOrEqual(load(other, all));
        expect(fairestEngineer(engineers, all.toReversed(), day)).toBe(chosen);
      }),
      { numRuns: 1_000 },
    );
  });
});
