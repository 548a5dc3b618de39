import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedule } from "#lib/planning/describe.ts";
import { type Outage, outagesOf, WAYS, type Way } from "#lib/planning/outages.ts";
import type { GroupDowntime, PlanHost, PlanInput } from "#lib/planning/plan.ts";
import { FRESH_ESTIMATES, planOf } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";
import { outagesIn, periodsIn } from "#tests/support/ways.ts";

const RUNS = { numRuns: 5_000 };

/** What the plan says about the group that a VPS on this host belongs to; nothing where the group is never off. */
function groupAt({ topology }: PlanInput, { name, role }: PlanHost, downtime: readonly GroupDowntime[]) {
  if (role === "backup") return undefined;
  const pair = topology === "mirror" ? "all-vps" : "vps-on-primary";
  return downtime.find(({ who, host }) => (role === "processing" ? host === name : who === pair));
}

function added(outages: readonly Outage[]) {
  const minutes = outages.map((outage) => outage.minutes);
  const known = minutes.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return { minutes: minutes.includes(null) ? null : known, known, interruptions: outages.length };
}

/** An installation, with each of its hosts and what a VPS on it goes through on each way, asked for one by one. */
function eachPlace(input: PlanInput, judge: (host: PlanHost, by: (way: Way) => readonly Outage[]) => void) {
  const scheduled = schedule(planOf(input), input, FRESH_ESTIMATES);
  for (const host of input.hosts)
    judge(host, (way) => outagesOf(scheduled, { topology: input.topology, host: host.name, role: host.role }, way));
}

describe("for any installation", () => {
  it("riding through adds up to the downtime of the group, and moving off never exceeds it", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const { downtime } = planOf(input);
        eachPlace(input, (host, by) => {
          const group = groupAt(input, host, downtime);
          const { minutes = 0, knownMinutes = minutes, interruptions = 0 } = group ?? {};
          expect(added(by("ride-through"))).toEqual({ minutes, known: knownMinutes, interruptions });
          const moved = added(by("move-off"));
          expect(moved.interruptions).toBeLessThanOrEqual(interruptions);
          expect(moved.known).toBeLessThanOrEqual(knownMinutes ?? 0);
        });
      }),
      RUNS,
    );
  });

  it("stopping everything is exactly one outage, as long as the work, unless it is a GUI update", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const { path, workMinutes } = planOf(input);
        eachPlace(input, ({ role }, by) => {
          const told = by("stop-all").map(({ startMinute, minutes, basis }) => [startMinute, minutes, basis]);
          expect(told).toEqual(path.length === 0 || role === "backup" ? [] : [[0, workMinutes, "estimate"]]);
        });
      }),
      RUNS,
    );
  });

  it("moving off has no restart, and leaves out nothing else", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        eachPlace(input, (_, by) => {
          expect(by("move-off")).toEqual(by("ride-through").filter(({ cause }) => cause !== "restart"));
        });
      }),
      RUNS,
    );
  });

  it("outages of one VPS come in order of time, name their step, and all lie in the work", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const { steps, workMinutes } = planOf(input);
        const ids = new Set(steps.map(({ id }) => id));
        eachPlace(input, (_, by) => {
          for (const way of WAYS) {
            const starts = by(way).map(({ startMinute }) => startMinute);
            expect(starts).toEqual(starts.toSorted((a, b) => a - b));
            for (const { startMinute, steps: own } of by(way)) {
              expect(startMinute).toBeLessThan(workMinutes);
              expect(own.length).toBeGreaterThan(0);
              expect(own.every((id) => ids.has(id))).toBe(true);
            }
          }
        });
      }),
      RUNS,
    );
  });

  it("the outages of all hosts at once are those of each host asked alone", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const outagesAt = outagesIn(input);
        eachPlace(input, ({ name }, by) => {
          for (const way of WAYS) expect(outagesAt(name, way)).toEqual(by(way));
        });
      }),
      RUNS,
    );
  });
});

describe("periods of reduced redundancy, for any installation", () => {
  it("cover every upgrade of a storage or backup host, and nothing else", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const upgrades = schedule(planOf(input), input, FRESH_ESTIMATES).flatMap(({ step, startMinute, minutes }) =>
          step.kind === "upgrade" && step.role !== "processing" ? [{ step, startMinute, end: startMinute + minutes }] : [],
        );
        const periods = periodsIn(input);
        for (const { step, startMinute, end } of upgrades) {
          const around = periods.filter(({ steps }) => steps.includes(step.id));
          expect(around.map(({ host, what }) => [host, what])).toEqual([
            [step.host, step.role === "backup" ? "backup" : "storage"],
          ]);
          for (const period of around) {
            expect(period.startMinute).toBeLessThanOrEqual(startMinute);
            expect(period.startMinute + period.minutes).toBeGreaterThanOrEqual(end);
          }
        }
        expect(periods.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          upgrades.reduce((sum, { startMinute, end }) => sum + end - startMinute, 0),
        );
      }),
      RUNS,
    );
  });

  it("never overlap or touch on one host, and say that they are inferred", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const ends = new Map<string, number>();
        for (const { host, startMinute, minutes, standing } of periodsIn(input)) {
          expect(startMinute).toBeGreaterThan(ends.get(host) ?? -1);
          expect(standing).toBe("inferred");
          ends.set(host, startMinute + minutes);
        }
      }),
      RUNS,
    );
  });
});
