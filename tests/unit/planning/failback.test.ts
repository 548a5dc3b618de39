import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failbackOffer } from "#lib/planning/failback.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const offerOf = (input: PlanInput) => failbackOffer(planOf(input), input, FRESH_ESTIMATES);

const COSTS = { minutes: 15, workMinutes: 15 };

describe("the failback", () => {
  it("is offered where the roles end swapped, with its cost and the roles that it gives back", () => {
    expect(offerOf(anInstallation("mirror", usualHosts("mirror", "3.2")))).toEqual({
      kind: "optional",
      taken: false,
      who: "all-vps",
      ...COSTS,
      with: { primary: "a", secondary: "b" },
      without: { primary: "b", secondary: "a" },
      citation: rulebook.optionalFailback.citation,
    });
  });

  it("that was asked for keeps saying what it costs, and what would be without it", () => {
    expect(offerOf(anInstallation("cluster", usualHosts("cluster", "3.2"), true))).toMatchObject({
      kind: "optional",
      taken: true,
      who: "vps-on-primary",
      with: { primary: "a", secondary: "b" },
      without: { primary: "b", secondary: "a" },
    });
  });

  it("of the line 4.3 to 4.8 belongs to the procedure, whether it was asked for or not", () => {
    const line = rulebook.lines.find(({ id }) => id === "4.3-to-4.8");
    for (const wanted of [false, true])
      expect(offerOf(anInstallation("mirror", usualHosts("mirror", "4.3"), wanted))).toMatchObject({
        kind: "required",
        ...COSTS,
        citation: line?.failback.citation,
      });
  });

  it.each([
    ["two swaps restore the roles", usualHosts("mirror", "4.1")],
    ["no host needs a failover", ["a primary 5.0", "b secondary 4.8.2"]],
    ["all that is left is the GUI update", usualHosts("mirror", "5.1")],
  ])("is nothing to talk of where %s, even if it was asked for", (_, hosts) => {
    for (const wanted of [false, true]) expect(offerOf(anInstallation("mirror", hosts, wanted))).toEqual({ kind: "none" });
  });

  it("costs exactly what a plan with it has more than one without, and gives back the roles of the start", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const [without, with_] = [planOf({ ...input, failback: false }), planOf({ ...input, failback: true })];
        const offer = offerOf(input);
        const more = with_.failovers - without.failovers;
        expect(offer.kind === "optional").toBe(more === 1);
        if (offer.kind === "none") {
          expect([without.rolesSwappedAtEnd, with_.steps.some(({ kind }) => kind === "failback")]).toEqual([false, false]);
          return;
        }
        expect(offer.with).toEqual(with_.rolesAtEnd);
        if (offer.kind === "required") return;
        expect(offer.taken).toBe(input.failback);
        expect(offer.without).toEqual(without.rolesAtEnd);
        expect(offer.workMinutes).toBe(with_.workMinutes - without.workMinutes);
        const minutes = (plan: typeof without) => plan.downtime.find(({ who }) => who === offer.who)?.minutes ?? 0;
        expect(offer.minutes).toBe(minutes(with_) - minutes(without));
      }),
      { numRuns: 5_000 },
    );
  });
});
