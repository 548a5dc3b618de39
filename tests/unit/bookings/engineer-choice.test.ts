import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskDay, preferredEngineer } from "#lib/bookings/engineer-choice.ts";
import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { instant, minutesBetween, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf, overlaps } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const id = (name: string) => name as EngineerId;
const day = intervalOf(instant(0), 1440);
const noon = plusMinutes(day.start, 720);
const held = (name: string, startMinute: number, minutes = 60): HeldWindow => ({
  engineerId: id(name),
  interval: intervalOf(plusMinutes(day.start, startMinute), minutes),
});

const chosen = (free: readonly EngineerId[], windows: readonly HeldWindow[], keep: EngineerId | null = null) =>
  preferredEngineer({ free, held: windows, start: noon, policy: { zone: inZone("UTC") }, keep });

describe("the desk's day", () => {
  test("is the one in which the start falls by the desk's clock, whatever the date elsewhere", () => {
    const zone = inZone("Europe/Sarajevo");
    const day = { start: at("2026-12-01T23:00:00Z"), end: at("2026-12-02T23:00:00Z") };
    expect(deskDay(at("2026-12-01T23:00:00Z"), { zone })).toEqual(day);
    expect(deskDay(at("2026-12-02T22:59:59Z"), { zone })).toEqual(day);
  });

  test("has as many hours as the clock gives it", () => {
    const zone = inZone("Europe/Sarajevo");
    const hours = ["2026-03-29T12:00:00Z", "2026-10-25T12:00:00Z"].map((text) => deskDay(at(text), { zone }));
    expect(hours.map(({ start, end }) => minutesBetween(start, end) / 60)).toEqual([23, 25]);
  });
});

describe("the engineer for a window", () => {
  test("is the one with the fewest windows that day, of several the first", () => {
    expect(chosen([id("a"), id("b")], [held("a", 0)])).toBe("b");
    expect(chosen([id("a"), id("b")], [held("a", 0), held("b", 60)])).toBe("a");
    expect(chosen([id("b"), id("a")], [])).toBe("b");
  });

  test("windows of other days do not count, one over midnight does", () => {
    expect(chosen([id("a"), id("b")], [held("a", 1440), held("a", -60)])).toBe("a");
    expect(chosen([id("a"), id("b")], [held("a", -30)])).toBe("b");
  });

  test("is whoever has it already, however much they do that day, as long as they are free", () => {
    const busy = [held("b", 0), held("b", 120)];
    expect(chosen([id("a"), id("b")], busy, id("b"))).toBe("b");
    expect(chosen([id("a")], busy, id("b"))).toBe("a");
  });

  test("is nobody where nobody is free", () => {
    expect(chosen([], [held("a", 0)])).toBeNull();
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
        const one = chosen(engineers, all);
        expect(one !== null && engineers.includes(one)).toBe(true);
        for (const other of engineers) expect(load(one as EngineerId, all)).toBeLessThanOrEqual(load(other, all));
        expect(chosen(engineers, all.toReversed())).toBe(one);
      }),
      { numRuns: 1_000 },
    );
  });
});
