import { describe, expect, test } from "vitest";
import { clockStanding, otherTimes, type ZoneTable } from "#lib/bookings/clock/clock-standing.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { instant, MINUTE_MS } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { resolveLocal } from "#lib/time/zone.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const OWN: ZoneTable = { version: "2026c", resolve: resolveLocal };

/** As if every clock of the zone stood that much later. */
const later = (minutes: number): ZoneTable => ({
  version: "2027a",
  resolve: (date, minute, zone) => resolveLocal(date, minute - minutes, zone),
});

const booking = (wallClock: string, start: string, zone = "America/Toronto") => ({
  wallClock,
  zone: inZone(zone),
  window: intervalOf(at(start), 90),
});

describe("the moment of a booking", () => {
  test("is kept where the clock shows the promised time then", () => {
    expect(clockStanding(booking("2026-12-01T18:00", "2026-12-01T18:00:00-05:00"), OWN)).toEqual({ kind: "kept" });
  });

  test("moves with the wall clock where the zone has given up its offset", () => {
    const found = clockStanding(booking("2026-12-01T18:00", "2026-12-01T18:00:00-05:00"), later(60));
    expect(found).toEqual({ kind: "moved", start: at("2026-12-01T17:00:00-05:00") });
  });

  test.each(["-04:00", "-05:00"])("of a time that happens twice is the one that was chosen, %s", (offset) => {
    const repeated = booking("2026-11-01T01:30", `2026-11-01T01:30:00${offset}`);
    expect(clockStanding(repeated, OWN)).toEqual({ kind: "kept" });
  });

  test("is gone where the clock jumps over the promised time now", () => {
    const skipped = booking("2027-03-14T02:30", "2027-03-14T02:30:00-05:00");
    expect(clockStanding(skipped, OWN)).toEqual({ kind: "gone", after: at("2027-03-14T03:00:00-04:00") });
  });

  test("is not doubted for seconds that the wall clock does not keep", () => {
    const odd = { ...booking("2026-12-01T18:00", "2026-12-01T18:00:00-05:00") };
    const start = instant(odd.window.start + MINUTE_MS / 2);
    expect(clockStanding({ ...odd, window: intervalOf(start, 90) }, OWN)).toEqual({ kind: "kept" });
  });

  test("moves by half an hour in Lord Howe", () => {
    const howe = booking("2026-12-01T18:00", "2026-12-01T18:00:00+11:00", "Australia/Lord_Howe");
    expect(clockStanding(howe, later(30))).toEqual({ kind: "moved", start: at("2026-12-01T17:30:00+11:00") });
  });
});

describe("the other times of a booking", () => {
  const first = at("2026-12-01T18:00:00-05:00");
  const second = at("2026-12-02T18:00:00-05:00");
  const others = {
    zone: inZone("America/Toronto"),
    alternates: [first, second],
    alternateClocks: ["2026-12-01T18:00", "2026-12-02T18:00"],
    proposals: [{ start: second, engineerId: "a" as EngineerId, wallClock: "2026-12-02T18:00" }],
  };

  test("stay where the clock shows what was promised", () => {
    const { alternates, alternateClocks, proposals } = others;
    expect(otherTimes(others, OWN)).toEqual({ alternates, alternateClocks, proposals, moved: false, stuck: false });
  });

  test("move with the wall clock, and keep what it shows", () => {
    expect(otherTimes(others, later(60))).toEqual({
      alternates: [at("2026-12-01T17:00:00-05:00"), at("2026-12-02T17:00:00-05:00")],
      alternateClocks: others.alternateClocks,
      proposals: [{ ...others.proposals[0], start: at("2026-12-02T17:00:00-05:00") }],
      moved: true,
      stuck: false,
    });
  });

  test("are named no more where the clock leaves them out, but for what is held", () => {
    const gap: ZoneTable = { version: "2027a", resolve: () => ({ kind: "gap", after: second }) };
    expect(otherTimes(others, gap)).toMatchObject({
      alternates: [],
      alternateClocks: [],
      proposals: others.proposals,
      stuck: true,
    });
    expect(otherTimes({ ...others, proposals: [] }, gap)).toMatchObject({ moved: true, stuck: false });
  });

  test("stay where nobody wrote down what the clock showed", () => {
    const bare = { ...others, alternateClocks: [], proposals: [{ start: second, engineerId: "a" as EngineerId }] };
    expect(otherTimes(bare, later(60))).toMatchObject({ alternates: others.alternates, moved: false });
  });
});
