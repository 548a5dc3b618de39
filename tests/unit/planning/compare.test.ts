import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { actOf, groupChanges, type StepChange, stepChanges } from "#lib/planning/compare.ts";
import type { PlanInput, Step } from "#lib/planning/plan.ts";
import { anInstallation, planOf } from "#tests/support/planning.ts";
import { anyInstallation, anyTwoOrders } from "#tests/support/planning-arbitraries.ts";

// Thousands of runs, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const stepsOf = (input: PlanInput): readonly Step[] => planOf(input).steps;

const acts = (changes: readonly StepChange[], left: "gone" | "new"): readonly string[] =>
  changes.filter(({ fate }) => fate !== left).map(({ step }) => actOf(step));

const told = (changes: readonly StepChange[]): readonly string[] =>
  changes.filter(({ fate }) => fate !== "same").map(({ fate, step }) => `${fate}: ${actOf(step)}`);

const BEFORE = ["a primary 4.1.2", "b secondary 4.1.2", "p1 processing 4.1.2 restart 8", "bk backup 4.1.2"];

describe("two plans, step by step", () => {
  it("the backup host was upgraded before: its step is gone, and nothing else", () => {
    const after = [...BEFORE.slice(0, 3), "bk backup 4.8.2"];
    const changes = stepChanges(stepsOf(anInstallation("cluster", BEFORE)), stepsOf(anInstallation("cluster", after)));
    expect(told(changes)).toEqual(["gone: upgrade bk 4.8.2"]);
  });

  it("a restart takes longer: its steps are the same ones, and changed", () => {
    const after = BEFORE.map((line) => line.replace("restart 8", "restart 12"));
    const changes = stepChanges(stepsOf(anInstallation("cluster", BEFORE)), stepsOf(anInstallation("cluster", after)));
    expect(told(changes)).toEqual(["changed: upgrade p1 4.8.2", "changed: upgrade p1 5.x"]);
  });

  it("a failback is one step more", () => {
    const hosts = ["a primary 3.2", "b secondary 3.2"];
    const [without, withIt] = [anInstallation("mirror", hosts), anInstallation("mirror", hosts, true)];
    expect(told(stepChanges(stepsOf(without), stepsOf(withIt)))).toEqual(["new: failback b a 5.x"]);
    expect(told(stepChanges(stepsOf(withIt), stepsOf(without)))).toEqual(["gone: failback b a 5.x"]);
  });

  it("a GUI update has nothing in common with an upgrade", () => {
    const [old, latest] = [
      anInstallation("mirror", ["a primary 4.3", "b secondary 4.3"]),
      anInstallation("mirror", ["a primary 5", "b secondary 5"]),
    ];
    const changes = stepChanges(stepsOf(old), stepsOf(latest));
    expect(changes.filter(({ fate }) => fate === "same")).toEqual([]);
    expect(told(changes).at(-1)).toBe("new: gui-update");
  });

  it("nothing is the difference between a plan and itself", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const steps = stepsOf(input);
        expect(stepChanges(steps, steps)).toEqual(steps.map((step) => ({ fate: "same", step })));
      }),
      { numRuns: 5_000 },
    );
  });

  it("taking away what is gone and adding what is new makes the other plan, in its order", () => {
    fc.assert(
      fc.property(fc.oneof(anyTwoOrders, fc.tuple(anyInstallation, anyInstallation)), ([one, other]) => {
        const [a, b] = [stepsOf(one), stepsOf(other)];
        const changes = stepChanges(a, b);
        expect(acts(changes, "new")).toEqual(a.map(actOf));
        expect(acts(changes, "gone")).toEqual(b.map(actOf));
      }),
      { numRuns: 5_000 },
    );
  });

  it("as many steps as can be stay where they are: backwards it is as many", () => {
    fc.assert(
      fc.property(anyTwoOrders, ([one, other]) => {
        const same = (changes: readonly StepChange[]) =>
          changes.filter(({ fate }) => fate === "same" || fate === "changed").length;
        const [a, b] = [stepsOf(one), stepsOf(other)];
        expect(same(stepChanges(a, b))).toBe(same(stepChanges(b, a)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("no step of a plan does the same as another one of it", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const all = stepsOf(input).map(actOf);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("ten thousand hosts in the other order are no trouble", () => {
    const hosts = Array.from({ length: 9_998 }, (_, i) => `p${i} processing 3.2`);
    const pair = ["a primary 3.2", "b secondary 3.2"];
    const [one, other] = [
      anInstallation("cluster", [...pair, ...hosts]),
      anInstallation("cluster", [...pair, ...hosts.toReversed()]),
    ];
    expect(acts(stepChanges(stepsOf(one), stepsOf(other)), "new")).toHaveLength(30_003);
  });
});

describe("two plans, group by group", () => {
  it("every group of either is there, with what it goes through in each", () => {
    const after = ["a primary 4.8.2", "b secondary 4.8.2", "p2 processing 4.8.2 restart 8"];
    const changes = groupChanges(planOf(anInstallation("cluster", BEFORE)), planOf(anInstallation("cluster", after)));
    expect(changes.map(({ a, b }) => [a?.host ?? a?.who, a?.minutes, b?.host ?? b?.who, b?.minutes])).toEqual([
      ["vps-on-primary", 30, "vps-on-primary", 30],
      ["p1", 16, undefined, undefined],
      [undefined, undefined, "p2", 8],
    ]);
  });
});
