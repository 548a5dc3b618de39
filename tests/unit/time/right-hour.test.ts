import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { instant } from "#lib/time/instant.ts";
import { offsetChanges, resolveLocal, type ZoneName } from "#lib/time/zone.ts";
import { type Doors, OURS } from "#tests/support/right-hour/doors.ts";
import { sweep } from "#tests/support/right-hour/sweep.ts";
import { HARD_ZONES, moment, zone } from "#tests/support/slot-inputs.ts";

const DAY = 86_400_000;
const PERIOD = { from: moment("2026-11-01T00:00:00Z"), until: moment("2028-01-01T00:00:00Z") };

/** One zone in twenty, beside the hard ones. */
const SOME_ZONES = Intl.supportedValuesOf("timeZone")
  .filter((_, n) => n % 20 === 7)
  .map(zone);

/** The same differences as with a build in which this door is broken. */
const broken = (doors: Partial<Doors>) => sweep(HARD_ZONES, PERIOD, { ...OURS, ...doors }).differences;

describe("the right hour, by an oracle that knows neither luxon nor date-fns", () => {
  it("around every clock change of two years in the hard zones, at the edges of the rules", () => {
    const found = sweep(HARD_ZONES, PERIOD);
    expect(found.examples).toEqual([]);
    expect(found.differences).toBe(0);
    expect(found.changes).toBeGreaterThan(20);
  });

  it("around every clock change of some other zones", () => {
    expect(sweep(SOME_ZONES, PERIOD).examples).toEqual([]);
  });
});

describe("the same comparison finds out a build", () => {
  it("that leaves a repeated hour to luxon, which takes the offset of the day it runs on", () => {
    const today = (date: string, minute: number, name: ZoneName) => {
      const wall = DateTime.fromISO(date, { zone: "utc" }).plus({ minutes: minute }).setZone(name, { keepLocalTime: true });
      return { kind: "once", instant: instant(wall.toMillis()) } as const;
    };
    expect(broken({ resolveLocal: today })).toBeGreaterThan(0);
  });

  it("that counts the notice in spans of 24 hours", () => {
    expect(broken({ sameWallClock: (now, days) => instant(now + days * DAY) })).toBeGreaterThan(0);
  });

  it("that takes the first of two moments alone", () => {
    const first: Doors["resolveLocal"] = (date, minute, name) => {
      const found = resolveLocal(date, minute, name);
      return found.kind === "twice" ? { kind: "once", instant: found.earlier } : found;
    };
    expect(broken({ resolveLocal: first })).toBeGreaterThan(0);
  });

  it("that lists starts as if the clock of the first day went on", () => {
    const steady: Doors["freeSlots"] = (query) => {
      const { start, end } = { start: moment(`${query.from}T00:00:00Z`), end: moment(`${query.to}T00:00:00Z`) };
      const [change] = offsetChanges(query.zone, { start: instant(start - DAY), end: instant(end + DAY) });
      const late = change ? (change.beforeMinutes - change.afterMinutes) * 60_000 : 0;
      const { days } = OURS.freeSlots(query);
      const moved = days.map((day) => ({
        ...day,
        slots: day.slots.map((slot) => ({
          ...slot,
          start: instant(slot.start + (change && slot.start >= change.at ? late : 0)),
        })),
      }));
      return { days: moved };
    };
    expect(broken({ freeSlots: steady })).toBeGreaterThan(0);
  });
});
