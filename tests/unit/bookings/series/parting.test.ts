import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOf, partedInto, partingsOf } from "#lib/bookings/series/parting.ts";
import { partsOf } from "#lib/bookings/submission/part.ts";
import { eveningsOf } from "#lib/planning/evenings.ts";
import { planHash } from "#lib/planning/plan-hash.ts";
import type { Instant } from "#lib/time/instant.ts";
import { aKeptPlan } from "#tests/support/a-booking.ts";
import { FRESH_ESTIMATES, planOf, sha256 } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const MIRROR = aKeptPlan("mirror", "3.2.4");

const hashOf = (input: (typeof MIRROR)["input"]) => planHash(input, sha256);

const starts = (count: number) => Array.from({ length: count }, (_, n) => ((n + 1) * 86_400_000) as Instant);

describe("in how many evenings a plan is offered", () => {
  test.each([
    [480, [3]],
    [150, [2, 3]],
    [75, [3]],
    [60, [3]],
  ])("where the desk works %i minutes in one go", (limit, counts) => {
    expect(countsOf(partingsOf(MIRROR, limit))).toEqual(counts);
  });

  test("not at all where there is no place to stop", () => {
    const partings = partingsOf(aKeptPlan("mirror", "4.3.1"), 60);
    expect([countsOf(partings), partedInto(1, partings), partedInto(2, partings)]).toEqual([[], null, null]);
  });
});

describe("the windows of a request", () => {
  const asked = { start: 0 as Instant, kept: MIRROR, hashOf };

  test("are one for the whole plan, or one for each evening at its place", () => {
    expect(partsOf({ ...asked, windowLimitMinutes: 480 })).toEqual({
      ok: true,
      value: [{ start: 0, pointer: "/start", kept: MIRROR, place: null }],
    });
    const two = partsOf({ ...asked, series: starts(2), windowLimitMinutes: 150 });
    expect(
      two.ok && two.value.map(({ pointer, place }) => [pointer, place?.evening, place?.hops, place?.fromStep, place?.toStep]),
    ).toEqual([
      ["/series/0", 1, [1, 2], 1, 8],
      ["/series/1", 2, [3], 9, 12],
    ]);
  });

  test("refuse a number of evenings that is not offered, and say which are", () => {
    const refused = partsOf({ ...asked, series: starts(4), windowLimitMinutes: 150 });
    expect(refused).toEqual({
      ok: false,
      error: { code: "invalid-input", faults: [{ pointer: "/series", code: "series-count", params: { counts: "2, 3" } }] },
    });
  });

  test("stand for the hosts as they were, and as each evening before has left them, for any installation", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const kept = { input, plan: planOf(input), estimates: FRESH_ESTIMATES };
        const count = eveningsOf(kept, "each-hop").length;
        fc.pre(count > 1);
        const parts = partsOf({ start: 0 as Instant, series: starts(count), kept, windowLimitMinutes: 2880, hashOf });
        if (!parts.ok) throw new Error("As many evenings as there are stages that may stand alone are always offered");
        const hashes = parts.value.map((part) => hashOf(part.kept.input));
        parts.value.forEach(({ place }, n) => {
          expect(place?.standsFor).toEqual(hashes.slice(0, n + 1));
        });
        expect(hashes[0]).toBe(kept.plan.hash);
        expect(parts.value.flatMap((part) => part.kept.plan.steps)).toEqual(kept.plan.steps);
      }),
      { numRuns: 2_000 },
    );
  });
});
