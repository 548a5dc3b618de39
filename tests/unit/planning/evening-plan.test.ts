import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ScheduledStep, type Stage, schedule, stagesOf } from "#lib/planning/describe.ts";
import { eveningParts, type PlannedEvening } from "#lib/planning/evening-plan.ts";
import { eveningsOf, type Planned } from "#lib/planning/evenings.ts";
import { downtimeOf } from "#lib/planning/impact.ts";
import { noteParams } from "#lib/planning/notes.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { judgeHosts } from "#lib/planning/topology.ts";
import { anInstallation, carriedOut, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const RUNS = { numRuns: 5_000 };

const planned = (input: PlanInput): Planned => ({ input, plan: planOf(input), estimates: FRESH_ESTIMATES });

const anyLimit = fc.oneof(fc.integer({ min: 1, max: 480 }), fc.constant("each-hop" as const));

const partsOf = (one: Planned, limit: number | "each-hop"): readonly PlannedEvening[] =>
  eveningParts(one, eveningsOf(one, limit));

const clockOf = ({ part }: PlannedEvening): readonly ScheduledStep[] => schedule(part.plan, part.input, part.estimates);

/** Hosts without the spelling of their versions, which nobody has typed between two evenings. */
const hostsOf = ({ hosts }: PlanInput) =>
  hosts.map(({ name, role, restartMinutes, version: { major, minor, patch } }) => ({
    name,
    role,
    restartMinutes,
    version: [major, minor, patch],
  }));

describe("the evenings of any plan, each as a plan of its own", () => {
  it("are the plan's own steps one after another, and its minutes", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        const one = planned(input);
        const parts = partsOf(one, limit);
        expect(parts.flatMap(({ part }) => part.plan.steps)).toEqual(one.plan.steps);
        expect(parts.flatMap(({ part }) => part.plan.path)).toEqual(one.plan.path);
        expect(parts.reduce((sum, { part }) => sum + part.plan.workMinutes, 0)).toBe(one.plan.workMinutes);
        expect(new Set(parts.map(({ part }) => part.plan.hash))).toEqual(new Set([one.plan.hash]));
      }),
      RUNS,
    );
  });

  it("have clock, downtime and roles of that evening", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        for (const one of partsOf(planned(input), limit)) {
          const { evening, part } = one;
          expect(clockOf(one)).toEqual(evening.steps);
          expect(part.plan.downtime).toEqual(downtimeOf(part.input, part.plan.steps));
          expect(part.plan.rolesAtEnd).toEqual({ primary: evening.primaryAtEnd, secondary: evening.secondaryAtEnd });
        }
      }),
      RUNS,
    );
  });

  it("start with the hosts as the evening before has left them, which is a whole installation", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        let state = input;
        for (const { part } of partsOf(planned(input), limit)) {
          expect(hostsOf(part.input)).toEqual(hostsOf(state));
          expect(judgeHosts(part.input.topology, part.input.hosts)).toEqual([]);
          state = carriedOut(part.input, part.plan.steps);
        }
      }),
      RUNS,
    );
  });

  it("have the stages of the whole, under their numbers", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        const one = planned(input);
        const stages = partsOf(one, limit).flatMap(({ part }) => stagesOf(part.plan, part.input, part.estimates));
        const told = (list: readonly Stage[]) =>
          list.map(({ hop, to, minutes, steps }) => ({ hop, to, minutes, steps: steps.length }));
        expect(told(stages)).toEqual(told(stagesOf(one.plan, input, FRESH_ESTIMATES)));
      }),
      RUNS,
    );
  });

  it("tell every note of the whole, and none that the whole does not tell", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        const one = planned(input);
        const keys = (notes: Planned["plan"]["notes"]) => new Set(notes.map((note) => JSON.stringify(note)));
        const told = partsOf(one, limit).flatMap(({ part }) => part.plan.notes);
        expect(keys(told)).toEqual(keys(one.plan.notes));
      }),
      RUNS,
    );
  });
});

describe("a mirror on 3.2, an evening for each stage", () => {
  const parts = partsOf(planned(anInstallation("mirror", usualHosts("mirror", "3.2.4"))), "each-hop").map(({ part }) => part);

  it("swaps the roles each evening, and says so on the last", () => {
    expect(parts.map(({ plan }) => plan.rolesSwappedAtEnd)).toEqual([true, true, true]);
    const said = parts.map(({ plan }) => plan.notes.some(({ code }) => code === "roles-swapped-at-end"));
    expect(said).toEqual([false, false, true]);
  });

  it("goes from where the evening before has ended", () => {
    const ways = parts.flatMap(({ plan, input, estimates }) =>
      stagesOf(plan, input, estimates).map(({ from, to }) => [from, to]),
    );
    expect(ways).toEqual([
      ["3.2.4", "3.3.1"],
      ["3.3.1", "4.8.2"],
      ["4.8.2", "5.x"],
    ]);
  });
});

it("a contradiction of the source is told with the figures of the whole, and its failover allowed for on each evening", () => {
  const parts = partsOf(planned(anInstallation("cluster", usualHosts("cluster", "4.1"))), "each-hop").map(
    ({ part }) => part.plan,
  );
  expect(parts.map(({ failovers, failoversInSource }) => [failovers, failoversInSource])).toEqual([
    [1, 2],
    [1, 2],
  ]);
  for (const plan of parts) {
    const note = plan.notes.find(({ code }) => code === "source-says-three-failovers");
    expect(note && noteParams(note, plan)).toEqual({ failovers: 2, inSource: 3, minutes: 45 });
  }
});
