import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FailoverStep, GroupDowntime, Plan, Step } from "#lib/planning/plan.ts";
import { groupText, noteText, planOf, stepText } from "#tests/support/planning.ts";
import { anyInstallation, anyRise, anyTwoOrders } from "#tests/support/planning-arbitraries.ts";
import { replay } from "#tests/support/planning-replay.ts";

const RUNS = { numRuns: 5_000 };

const swaps = ({ steps }: Plan): readonly FailoverStep[] =>
  steps.filter((step): step is FailoverStep => step.kind === "failover" || step.kind === "failback");

describe("for any installation", () => {
  it("no upgrade is on the primary of that moment, hops wait for every host, and no step is in vain", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        expect(replay(input, planOf(input)).broken).toEqual([]);
      }),
      RUNS,
    );
  });

  it("every host ends on the last line, and the roles end where the plan says", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const plan = planOf(input);
        const { versions, primary, secondary } = replay(input, plan);
        for (const [host, version] of versions) expect([host, version[0]]).toEqual([host, 5]);
        expect(plan.rolesAtEnd).toEqual({ primary, secondary });
        const primaryAtStart = input.hosts.find(({ role }) => role === "primary")?.name;
        expect(plan.rolesSwappedAtEnd).toBe(primary !== primaryAtStart);
      }),
      RUNS,
    );
  });

  it("failovers alternate the roles, and a failback comes last and puts them back", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const plan = planOf(input);
        const all = swaps(plan);
        expect(plan.failovers).toBe(all.length);
        all.forEach(({ from, to }, i) => {
          const before = all[i - 1];
          if (before) expect([from, to]).toEqual([before.to, before.from]);
        });
        const failbacks = all.filter(({ kind }) => kind === "failback");
        expect(failbacks.length).toBeLessThanOrEqual(1);
        if (failbacks.length === 1) {
          expect(plan.steps.at(-1)).toBe(failbacks[0]);
          expect(plan.rolesSwappedAtEnd).toBe(false);
        }
        expect(plan.rolesSwappedAtEnd).toBe(all.length % 2 === 1);
        expect(plan.notes.some(({ code }) => code === "roles-swapped-at-end")).toBe(plan.rolesSwappedAtEnd);
        if (input.failback || plan.line === "4.3-to-4.8") expect(plan.rolesSwappedAtEnd).toBe(false);
        if (!input.failback && plan.line !== "4.3-to-4.8") expect(failbacks).toEqual([]);
      }),
      RUNS,
    );
  });

  it("each host has one step or one note in each hop", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const plan = planOf(input);
        const upgrades = plan.steps.flatMap((step) => (step.kind === "upgrade" ? [`${step.host} ${step.hop}`] : []));
        const skipped = plan.notes.flatMap(({ host, hop }) => (host === undefined ? [] : [`${host} ${hop}`]));
        const all = input.hosts.flatMap(({ name }) => plan.path.map((_, i) => `${name} ${i + 1}`));
        expect([...upgrades, ...skipped].toSorted()).toEqual(all.toSorted());
      }),
      RUNS,
    );
  });

  it("steps are numbered within their hop without a gap", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const { steps, path } = planOf(input);
        const expected = path.flatMap((_, i) => {
          const count = steps.filter((step) => step.kind !== "gui-update" && step.hop === i + 1).length;
          return Array.from({ length: count }, (__, n) => `h${i + 1}-${n + 1}`);
        });
        expect(steps.map(({ id }) => id)).toEqual(path.length === 0 ? ["gui-1"] : expected);
      }),
      RUNS,
    );
  });
});

/** The downtime of the group that a processing host's VPSs are, or of the storage pair's, added up anew. */
function addedUp(steps: readonly Step[], isOfGroup: (step: Step) => boolean): Partial<GroupDowntime> {
  const parts = steps.filter((step) => step.down.who !== "nobody" && isOfGroup(step)).map(({ down }) => down);
  const minutes = parts.map((down) => (down.who === "nobody" ? 0 : down.minutes));
  const known = minutes.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const sum = minutes.includes(null) ? { minutes: null, knownMinutes: known } : { minutes: known };
  return { ...sum, interruptions: parts.length };
}

describe("downtime", () => {
  it("adds up over the steps, group by group, and no group is left out or empty", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const { steps, downtime } = planOf(input);
        const pair = addedUp(steps, ({ kind }) => kind === "failover" || kind === "failback");
        const processing = input.hosts.filter(({ role }) => role === "processing");
        const groups = [
          { who: input.topology === "mirror" ? "all-vps" : "vps-on-primary", ...pair },
          ...processing.map(({ name }) => ({
            who: "vps-on-host",
            host: name,
            ...addedUp(steps, (step) => step.kind === "upgrade" && step.host === name),
          })),
        ].filter(({ interruptions }) => interruptions !== 0);
        expect(downtime.map(({ basis: _, ...group }) => group)).toEqual(groups);
      }),
      RUNS,
    );
  });

  it("is the source's for failovers, the customer's where stated, and never guessed", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        for (const step of planOf(input).steps) {
          if (step.kind !== "upgrade") {
            if (step.kind === "gui-update") continue;
            const who = input.topology === "mirror" ? { who: "all-vps" } : { who: "vps-on-host", host: step.from };
            expect(step.down).toEqual({ ...who, minutes: 15, basis: "source" });
          } else if (step.role === "processing") {
            const minutes = input.hosts.find(({ name }) => name === step.host)?.restartMinutes ?? null;
            expect(step.restart).toBe(true);
            expect(step.down).toEqual({
              who: "vps-on-host",
              host: step.host,
              minutes,
              basis: minutes === null ? "unknown" : "stated",
            });
          } else {
            expect([step.restart, step.down]).toEqual([false, { who: "nobody" }]);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("two installations compared", () => {
  it("hosts in another order give the same plan up to the order of steps, groups and notes", () => {
    const told = (plan: Plan) => ({
      ...plan,
      steps: plan.steps.map((step) => stepText(step).replace(/^h(\d+)-\d+/, "hop $1")).toSorted(),
      downtime: plan.downtime.map(groupText).toSorted(),
      notes: plan.notes.map(noteText).toSorted(),
      hash: "",
    });
    fc.assert(
      fc.property(anyTwoOrders, ([one, other]) => {
        expect(told(planOf(other))).toEqual(told(planOf(one)));
      }),
      RUNS,
    );
  });

  it("a rising version never lengthens the path: what is left is its end", () => {
    fc.assert(
      fc.property(anyRise, ([before, after]) => {
        const path = planOf(before).path;
        const shorter = planOf(after).path;
        expect(shorter.length).toBeLessThanOrEqual(path.length);
        expect(shorter).toEqual(path.slice(path.length - shorter.length));
      }),
      RUNS,
    );
  });
});
