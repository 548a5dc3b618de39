import fc from "fast-check";
import { Settings } from "luxon";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Instant, instant, parseInstant, toUtc } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import {
  isoLocal,
  localTime,
  offsetChanges,
  plusDays,
  resolveLocal,
  sameWallClock,
  startOfDay,
  wallClock,
  weekdayOf,
  type ZoneName,
} from "#lib/time/zone.ts";
import cases from "#tests/cases/clock-changes.json" with { type: "json" };
import { HARD_ZONES, moment, zone } from "#tests/support/slot-inputs.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const ALL_ZONES = Intl.supportedValuesOf("timeZone").map(zone);
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock in the zone shows, as milliseconds as if it stood in UTC: the platform's word, without luxon. */
function platformWall(ms: number, name: ZoneName): number {
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat("en-CA", { timeZone: name, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" });
  formats.set(name, format);
  return Date.parse(`${format.format(ms).replace(", ", "T")}Z`);
}

const momentsOf = (found: ReturnType<typeof resolveLocal>): Instant[] => {
  if (found.kind === "once") return [found.instant];
  return found.kind === "twice" ? [found.earlier, found.later] : [];
};

describe("a wall clock becomes moments", () => {
  it.each(cases.wallClock)("$what", ({ zone: name, date, time, moments, after }) => {
    const found = resolveLocal(date, minuteOf(time), zone(name));
    expect(momentsOf(found).map(toUtc)).toEqual(moments);
    expect(found.kind === "gap" ? toUtc(found.after) : undefined).toBe(after);
  });

  it("as the platform's clocks show it, in every zone, on any day from 1970 to 2037", () => {
    const minutes = fc.integer({ min: 0, max: Date.UTC(2037, 0, 1) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ALL_ZONES), minutes, (name, minute) => {
        const { date, minuteOfDay, second, weekday, offsetMinutes } = localTime(instant(minute * 60_000), name);
        fc.pre(second === 0);
        const wall = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * 60_000;
        expect(wall).toBe(platformWall(minute * 60_000, name));
        expect(wall).toBe((minute + offsetMinutes) * 60_000);
        expect(weekday).toBe(weekdayOf(date));
        const found = momentsOf(resolveLocal(date, minuteOfDay, name));
        expect(found).toContain(minute * 60_000);
        expect(found.map((ms) => platformWall(ms, name))).toEqual(found.map(() => wall));
      }),
      { numRuns: 2000 },
    );
  });

  it("around every clock change of the hard zones: once, twice or not at all, as a search minute by minute finds", () => {
    const around = HARD_ZONES.flatMap((name) =>
      offsetChanges(name, { start: moment("2008-01-01T00:00:00Z"), end: moment("2028-01-01T00:00:00Z") }).map((change) => ({
        name,
        change,
      })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...around), fc.integer({ min: -100, max: 100 }), ({ name, change }, minutes) => {
        const wall = change.at + (Math.min(change.beforeMinutes, change.afterMinutes) + minutes) * 60_000;
        const date = new Date(wall).toISOString().slice(0, 10);
        const found = resolveLocal(date, (wall - Date.parse(`${date}T00:00:00Z`)) / 60_000, name);
        const offsets = [...new Set([change.beforeMinutes, change.afterMinutes])];
        const showing = offsets.map((offset) => wall - offset * 60_000).filter((ms) => platformWall(ms, name) === wall);
        expect(momentsOf(found)).toEqual(showing.sort((a, b) => a - b));
        if (found.kind === "gap") {
          expect(platformWall(found.after, name)).toBeGreaterThan(wall);
          expect(platformWall(found.after - 1000, name)).toBeLessThan(wall);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the answer does not depend on where and when it is asked", () => {
  const [now, processZone] = [Settings.now, process.env.TZ];
  afterEach(() => {
    Settings.now = now;
    process.env.TZ = processZone ?? "UTC";
  });

  it.each(["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z", "2026-11-01T05:45:00Z"])("asked at %s", (today) => {
    Settings.now = () => Date.parse(today);
    for (const { zone: name, date, time, moments } of cases.wallClock) {
      expect(momentsOf(resolveLocal(date, minuteOf(time), zone(name))).map(toUtc)).toEqual(moments);
    }
  });

  it.each(["America/New_York", "Pacific/Apia", "Australia/Lord_Howe"])("asked by a process in %s", (where) => {
    process.env.TZ = where;
    expect(new Date(2026, 6, 1).getTimezoneOffset()).not.toBe(0);
    for (const { zone: name, date, time, moments } of cases.wallClock) {
      expect(momentsOf(resolveLocal(date, minuteOf(time), zone(name))).map(toUtc)).toEqual(moments);
    }
  });
});

describe("the same time some days later", () => {
  it.each(cases.sameTimeLater)("$what", ({ zone: name, now, days, then }) => {
    expect(toUtc(sameWallClock(moment(now), days, zone(name)))).toBe(toUtc(moment(then)));
  });
});

describe("a date begins", () => {
  it.each(cases.firstMoments)("$what", ({ zone: name, date, start }) => {
    expect(toUtc(startOfDay(date, zone(name)))).toBe(start);
  });
});

describe("clock changes", () => {
  it("are found with their moment and both offsets", () => {
    const year = { start: moment("2026-01-01T00:00:00Z"), end: moment("2027-01-01T00:00:00Z") };
    expect(offsetChanges(zone("Australia/Lord_Howe"), year)).toEqual([
      { at: moment("2026-04-04T15:00:00Z"), beforeMinutes: 660, afterMinutes: 630 },
      { at: moment("2026-10-03T15:30:00Z"), beforeMinutes: 630, afterMinutes: 660 },
    ]);
    expect(offsetChanges(zone("Asia/Kathmandu"), year)).toEqual([]);
  });

  it("belong to an interval that starts with them, not to one that ends with them", () => {
    const at = moment("2026-10-25T01:00:00Z");
    const sarajevo = zone("Europe/Sarajevo");
    const found = offsetChanges(sarajevo, { start: at, end: instant(at + 1) });
    expect(found).toEqual([{ at, beforeMinutes: 120, afterMinutes: 60 }]);
    expect(offsetChanges(sarajevo, { start: instant(at - 1), end: at })).toEqual([]);
  });

  it("leave no change of offset unexplained, in any zone, between any two moments", () => {
    const hour = fc.integer({ min: 0, max: Date.UTC(2037, 0, 1) / 3_600_000 }).map((n) => n * 3_600_000);
    fc.assert(
      fc.property(fc.constantFrom(...ALL_ZONES), hour, fc.integer({ min: 1, max: 4000 }), (name, start, hours) => {
        const end = start + hours * 3_600_000;
        const changes = offsetChanges(name, { start: instant(start + 1), end: instant(end + 1) });
        const offset = (ms: number) => platformWall(ms, name) - ms;
        const steps = changes.map(({ beforeMinutes, afterMinutes }) => afterMinutes - beforeMinutes);
        expect(steps.reduce((sum, step) => sum + step, 0) * 60_000).toBeCloseTo(offset(end) - offset(start), 3);
        expect(steps).not.toContain(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a moment is written on the clock of a zone", () => {
  it.each([
    ["2026-12-01T17:00:00Z", "Europe/Sarajevo", "2026-12-01T18:00:00+01:00"],
    ["2026-12-01T17:00:00Z", "America/St_Johns", "2026-12-01T13:30:00-03:30"],
    ["2026-12-01T17:00:00.5Z", "UTC", "2026-12-01T17:00:00.500+00:00"],
    ["2026-12-31T23:00:00Z", "Pacific/Kiritimati", "2027-01-01T13:00:00+14:00"],
  ])("%s in %s", (text, name, local) => {
    expect(isoLocal(moment(text), zone(name))).toBe(local);
    expect(wallClock(moment(text), zone(name))).toBe(local.slice(0, 16));
  });

  it("and read back is the same moment, in every zone since year 1900", () => {
    const ms = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...ALL_ZONES), ms, (name, at) => {
        expect(parseInstant(isoLocal(instant(at), name))).toBe(at);
      }),
      { numRuns: 2000 },
    );
  });
});

it("dates add up without any clock", () => {
  expect(plusDays("2011-12-29", 2)).toBe("2011-12-31");
  expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(weekdayOf("2026-10-27")).toBe(2);
});
