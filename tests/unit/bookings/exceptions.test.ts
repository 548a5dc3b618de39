import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setAside, verdictOf, WAIVABLE_CODES } from "#lib/bookings/exceptions.ts";
import { evaluateHeld, evaluateSlot, REFUSAL_CODES, type Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

const start = at("2026-11-27T22:07:00Z");
const engineer = { id: "a" as EngineerId, name: "A", userId: null, hours: [] };

/** A Friday night seven minutes past the hour, in two days, in a blackout, with the only engineer taken. */
const everything = (now = at("2026-11-25T12:00:00Z")): readonly Refusal[] =>
  evaluateSlot({
    start,
    windowMinutes: 60,
    zone: inZone("UTC"),
    now,
    policy: DEFAULT_POLICY,
    calendar: {
      engineers: [engineer],
      blackouts: [{ interval: intervalOf(start, 1), reason: "training" }],
      held: [{ engineerId: engineer.id, interval: intervalOf(start, 1) }],
    },
  });

describe("setting rules aside", () => {
  test("without a reason every rule stands", () => {
    expect(codes(setAside(everything(), null).standing)).toEqual([
      "weekday",
      "time-of-day",
      "notice",
      "grid",
      "blackout",
      "capacity",
    ]);
  });

  test("a reason sets aside what can be, each named with it; the calendar stands", () => {
    const { standing, exceptions } = setAside(everything(), { reason: "Fire", rules: null });
    expect(codes(standing)).toEqual(["blackout", "capacity"]);
    expect(exceptions).toEqual(["weekday", "time-of-day", "notice", "grid"].map((code) => ({ code, reason: "Fire" })));
  });

  test("named rules alone are set aside; naming none sets none aside", () => {
    expect(codes(setAside(everything(), { reason: "Fire", rules: ["grid"] }).standing)).toEqual([
      "weekday",
      "time-of-day",
      "notice",
      "blackout",
      "capacity",
    ]);
    expect(setAside(everything(), { reason: "Fire", rules: [] }).exceptions).toEqual([]);
  });

  test("the past is past, whatever the reason", () => {
    const { standing } = setAside(everything(at("2026-11-28T00:00:00Z")), { reason: "Fire", rules: null });
    expect(codes(standing)).toEqual(["notice", "blackout", "capacity"]);
  });

  test("law: what stands and what is set aside are together what was refused, in order, and nothing of the calendar yields", () => {
    const all = everything();
    const subset = fc.subarray([...all]);
    const rules = fc.option(fc.subarray([...WAIVABLE_CODES]), { nil: null });
    fc.assert(
      fc.property(subset, rules, (refusals, named) => {
        const { standing, exceptions } = setAside(refusals, { reason: "x", rules: named });
        expect(REFUSAL_CODES.filter((code) => [...codes(standing), ...codes(exceptions)].includes(code))).toEqual(
          codes(refusals),
        );
        expect(exceptions.every(({ code }) => WAIVABLE_CODES.some((waivable) => waivable === code))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what refusals amount to", () => {
  const facts = {
    start,
    windowMinutes: 60,
    policy: DEFAULT_POLICY,
    calendar: { engineers: [engineer], blackouts: [], held: [] },
  };
  const taken = { ...facts.calendar, held: [{ engineerId: engineer.id, interval: intervalOf(start, 1) }] };

  test("nothing, a conflict where capacity stands alone, not allowed otherwise", () => {
    expect(verdictOf(evaluateHeld(facts))).toBeNull();
    expect(verdictOf(evaluateHeld({ ...facts, calendar: taken }))).toBe("slot-taken");
    expect(verdictOf(everything())).toBe("slot-not-allowed");
    expect(verdictOf(evaluateHeld({ ...facts, calendar: { ...taken, engineers: [] } }))).toBe("slot-not-allowed");
  });
});
