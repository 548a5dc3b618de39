import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { type Instant, instant } from "#lib/time/instant.ts";
import { firstShowing, timelineOf } from "#lib/time/timeline.ts";
import { localTime, offsetChanges, resolveLocal } from "#lib/time/zone.ts";
import { HARD_ZONES, moment } from "#tests/support/slot-inputs.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;
const PERIOD = { start: moment("2005-01-01T00:00:00Z"), end: moment("2036-01-01T00:00:00Z") };

const nearChange = fc.constantFrom(...HARD_ZONES).chain((zone) => {
  const changes = offsetChanges(zone, PERIOD).map(({ at }) => at);
  return fc.record({
    zone: fc.constant(zone),
    at: fc.oneof(fc.constantFrom(...changes, PERIOD.start), fc.integer({ min: PERIOD.start, max: PERIOD.end }).map(instant)),
    minutes: fc.integer({ min: -4000, max: 4000 }),
  });
});

it("shows the offset that the zone has, moment by moment", () => {
  fc.assert(
    fc.property(nearChange, ({ zone, at, minutes }) => {
      const asked = instant(at + minutes * 60_000);
      const stretch = timelineOf(zone, { start: at, end: at })
        .filter(({ from, until }) => from <= asked && asked < until)
        .map(({ offset }) => offset);
      fc.pre(Math.abs(minutes) < 2 * 1440);
      expect(stretch).toEqual([localTime(asked, zone).offsetMinutes * 60_000]);
    }),
    { numRuns: 2000 },
  );
});

it("gives the first moment of a wall clock as the zone resolves it: the earlier of two, the end of a gap", () => {
  fc.assert(
    fc.property(nearChange, ({ zone, at, minutes }) => {
      const wall =
        Math.floor(at / 60_000) * 60_000 + localTime(at, zone).offsetMinutes * 60_000 + Math.trunc(minutes / 3) * 60_000;
      const date = new Date(wall).toISOString().slice(0, 10);
      const found = resolveLocal(date, (wall - Date.parse(date)) / 60_000, zone);
      const first: Instant = found.kind === "once" ? found.instant : found.kind === "gap" ? found.after : found.earlier;
      expect(firstShowing(timelineOf(zone, { start: instant(at - DAY), end: instant(at + DAY) }), wall)).toBe(first);
    }),
    { numRuns: 2000 },
  );
});

it("has at least one stretch", () => {
  expect(() => firstShowing([], 0)).toThrow(RangeError);
});
