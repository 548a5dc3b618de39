import { describe, expect, it } from "vitest";
import {
  evaluateHeld,
  evaluateLocal,
  evaluateSlot,
  freeEngineers,
  heldInterval,
  REFUSAL_CODES,
  type Refusal,
  type SlotFacts,
} from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import type { EngineerId, Shift } from "#lib/scheduling/rota.ts";
import { toUtc } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import cases from "#tests/cases/refusals.json" with { type: "json" };
import { moment, zone } from "#tests/support/slot-inputs.ts";
import { slowRefusals } from "#tests/support/slow-slots.ts";

/** A row of the table; what it does not say is as `usual`. Engineers are their weekly hours, named by their place in the list. */
type Row = {
  readonly zone?: string;
  readonly now?: string;
  readonly start?: string;
  readonly windowMinutes?: number;
  readonly policy?: Partial<Policy>;
  readonly engineers?: readonly (readonly Shift[])[];
  readonly blackouts?: readonly { readonly start: string; readonly end: string; readonly reason: string }[];
  readonly held?: readonly { readonly engineer: number; readonly start: string; readonly end: string }[];
};

const span = ({ start, end }: { readonly start: string; readonly end: string }) => ({ start: moment(start), end: moment(end) });
const engineer = (n: number) => `engineer-${n}` as EngineerId;

function factsOf(row: Row): SlotFacts {
  const { usual } = cases;
  const week: readonly (readonly Shift[])[] = row.engineers ?? usual.engineers;
  return {
    start: moment(row.start ?? usual.now),
    windowMinutes: row.windowMinutes ?? usual.windowMinutes,
    zone: zone(row.zone ?? usual.zone),
    now: moment(row.now ?? usual.now),
    policy: { ...DEFAULT_POLICY, ...row.policy },
    calendar: {
      engineers: week.map((hours, n) => ({ id: engineer(n), name: `Engineer ${n}`, userId: null, hours })),
      blackouts: (row.blackouts ?? []).map(({ reason, ...times }) => ({ reason, interval: span(times) })),
      held: (row.held ?? []).map(({ engineer: n, ...times }) => ({ engineerId: engineer(n), interval: span(times) })),
    },
  };
}

const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code);

/** The facts of a refusal as a table can write them: moments in UTC, blackouts by their reasons. */
function written(refusal: Refusal): Record<string, unknown> {
  if (refusal.code === "notice") return { ...refusal, firstAllowed: toUtc(refusal.firstAllowed) };
  if (refusal.code === "horizon") return { ...refusal, lastAllowed: toUtc(refusal.lastAllowed) };
  return refusal.code === "blackout" ? { ...refusal, reasons: refusal.blackouts.map(({ reason }) => reason) } : refusal;
}

describe("a start is judged by every rule", () => {
  it.each(cases.starts)("$what", (row) => {
    const refusals = evaluateSlot(factsOf(row));
    expect(codes(refusals)).toEqual(row.codes);
    for (const [code, facts] of Object.entries(row.facts ?? {})) {
      expect(refusals.filter((refusal) => refusal.code === code).map(written)).toMatchObject([facts]);
    }
  });

  it("a plain loop over luxon values reads the rules the same way", () => {
    for (const row of cases.starts) expect([row.what, slowRefusals(factsOf(row))]).toEqual([row.what, row.codes]);
  });

  it("the table has every code", () => {
    const found = new Set([...cases.starts, ...cases.wallClock].flatMap((row) => row.codes));
    expect([...REFUSAL_CODES].filter((code) => !found.has(code))).toEqual([]);
  });

  it("the desk may waive what concerns the customer's choice, never what concerns the desk's people or the past", () => {
    const refusals = [...cases.starts.map(factsOf).flatMap(evaluateSlot), ...cases.wallClock.flatMap(localRefusals)];
    const waivable = new Set(refusals.filter((refusal) => refusal.waivable).map(({ code }) => code));
    const firm = new Set(refusals.filter((refusal) => !refusal.waivable).map(({ code }) => code));
    expect([...waivable].sort()).toEqual(["grid", "horizon", "notice", "time-of-day", "weekday"]);
    expect([...firm].sort()).toEqual(["blackout", "capacity", "desk-hours", "local-time", "notice"]);
    const past = refusals.filter((refusal) => refusal.code === "notice");
    expect(past.every((refusal) => refusal.waivable === !refusal.past)).toBe(true);
  });
});

function localRefusals(row: (typeof cases.wallClock)[number]): readonly Refusal[] {
  const { start: _, ...facts } = factsOf(row);
  const verdict = evaluateLocal(facts, row.date, minuteOf(row.time));
  return verdict.kind === "gap" ? verdict.refusals : verdict.starts.flatMap(({ refusals }) => refusals);
}

describe("a start given by the clock on the wall", () => {
  it.each(cases.wallClock)("$what", (row) => {
    expect(codes(localRefusals(row))).toEqual(row.codes);
  });

  const { start: _, ...sundays } = factsOf({ policy: { weekdays: [7] } });

  it("is one moment on an ordinary day", () => {
    expect(evaluateLocal(sundays, "2026-10-25", 600)).toEqual({
      kind: "starts",
      starts: [{ start: moment("2026-10-25T14:00:00Z"), refusals: [] }],
    });
  });

  it("is two moments where it happens twice, each judged by itself", () => {
    const held = [{ engineer: 0, start: "2026-11-01T05:00:00Z", end: "2026-11-01T06:00:00Z" }];
    const busy = factsOf({ policy: { weekdays: [7] }, engineers: [[]], held });
    const verdict = evaluateLocal({ ...sundays, calendar: busy.calendar }, "2026-11-01", 90);
    expect(verdict.kind === "starts" && verdict.starts.map(({ start, refusals }) => [toUtc(start), codes(refusals)])).toEqual([
      ["2026-11-01T05:30:00Z", ["capacity"]],
      ["2026-11-01T06:30:00Z", []],
    ]);
  });

  it("names the first moment after the gap", () => {
    const [refusal] = localRefusals({
      what: "",
      zone: "Africa/Cairo",
      date: "2026-04-24",
      time: "00:30",
      now: "2026-04-01T00:00:00Z",
      codes: [],
      policy: { weekdays: [5] },
    });
    expect(refusal).toEqual({
      code: "local-time",
      waivable: false,
      date: "2026-04-24",
      minuteOfDay: 30,
      after: moment("2026-04-23T22:00:00Z"),
    });
  });
});

describe("what is judged again at approval, start and acceptance", () => {
  it("is who is there and whether the desk is closed, whatever the customer's rules say", () => {
    const late = factsOf({ start: "2026-10-16T22:15:00-04:00" });
    expect(codes(evaluateSlot(late))).toEqual(["weekday", "time-of-day", "notice", "grid"]);
    expect(evaluateHeld(late)).toEqual([]);
  });

  it("is in the order of the table", () => {
    const blackouts = [{ start: "2026-10-27T17:00:00-04:00", end: "2026-10-27T19:00:00-04:00", reason: "training" }];
    const held = [{ engineer: 0, start: "2026-10-27T17:00:00-04:00", end: "2026-10-27T19:00:00-04:00" }];
    expect(codes(evaluateHeld(factsOf({ start: "2026-10-27T18:00:00-04:00", engineers: [[]], blackouts, held })))).toEqual([
      "blackout",
      "capacity",
    ]);
    expect(codes(evaluateHeld(factsOf({ start: "2026-10-27T18:00:00-04:00", engineers: [], blackouts })))).toEqual([
      "desk-hours",
      "blackout",
    ]);
  });
});

describe("who could take a window", () => {
  it("is everybody on duty and free, in the order of the calendar", () => {
    const night = [{ weekday: 2, from: "22:00", to: "06:00" }];
    const held = [{ engineer: 1, start: "2026-10-27T22:00:00-04:00", end: "2026-10-28T01:00:00-04:00" }];
    const day = [{ weekday: 2, from: "08:00", to: "17:00" }];
    const facts = factsOf({ start: "2026-10-27T18:00:00-04:00", engineers: [night, [], day, []], held });
    expect(freeEngineers(facts)).toEqual([engineer(0), engineer(3)]);
  });

  it("is held for the window and its buffers", () => {
    const facts = factsOf({ start: "2026-10-27T18:00:00Z", policy: { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 } });
    expect(heldInterval(facts)).toEqual(span({ start: "2026-10-27T17:45:00Z", end: "2026-10-27T23:45:00Z" }));
  });
});
