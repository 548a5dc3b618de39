import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ScheduledStep, schedule } from "#lib/planning/describe.ts";
import { type Evening, eveningsOf, hopEnds, type Planned, splitPoints } from "#lib/planning/evenings.ts";
import type { HostRole, PlanInput, Step, Topology } from "#lib/planning/plan.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { parseVersion } from "#lib/planning/version.ts";
import cases from "#tests/cases/evenings.json" with { type: "json" };
import { anInstallation, carriedOut, FRESH_ESTIMATES, planOf, stepText, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const RUNS = { numRuns: 5_000 };

const planned = (input: PlanInput): Planned => ({ input, plan: planOf(input), estimates: FRESH_ESTIMATES });

const anyLimit = fc.oneof(fc.integer({ min: 1, max: 480 }), fc.constantFrom(60, 480, 2880));

/** An evening in one line, as the case file writes it. */
function told({ number, hops, fromStep, toStep, workMinutes, versionAtEnd, primaryAtEnd, downtime, anew }: Evening): string {
  const groups = downtime.map(
    ({ who, host, interruptions, minutes }) => `, ${host ?? who} ${interruptions} times ${minutes ?? "?"} min`,
  );
  const end = `all on ${versionAtEnd}, ${primaryAtEnd} primary`;
  const differs = anew === "same" ? "" : `, anew ${anew}`;
  return `${number}: hops ${hops.join(" ")}, steps ${fromStep}-${toStep}, ${workMinutes} min, ${end}${groups.join("")}${differs}`;
}

describe("a plan as evenings", () => {
  it.each(cases)("$that", ({ topology, hosts, failback, limit, stops, evenings, eachHop }) => {
    const one = planned(anInstallation(topology as Topology, hosts, failback));
    expect(eveningsOf(one, limit).map(told)).toEqual(evenings);
    if (eachHop) expect(eveningsOf(one, "each-hop").map(told)).toEqual(eachHop);
    const ends = hopEnds(one.plan, one.input).map(
      ({ hop, version, beyond }) => `${hop} on ${version}: ${beyond.length === 0 ? "yes" : `not, since of ${beyond.join(" ")}`}`,
    );
    if (stops) expect(ends).toEqual(stops);
  });

  it("cites the passage on the version that its hosts share at the end", () => {
    const described = eveningsOf(planned(anInstallation("mirror", usualHosts("mirror", "3.2"))), "each-hop").map(
      (evening) => evening.described,
    );
    expect(described).toEqual(rulebook.lines.slice(1).map(({ citation }) => citation));
  });
});

const numbersOf = ({ hosts }: PlanInput): ReadonlySet<string> =>
  new Set(hosts.map(({ version: { major, minor, patch } }) => `${major}.${minor}.${patch}`));

const stepsOf = (scheduled: readonly ScheduledStep[]): readonly Step[] => scheduled.map(({ step }) => step);

const withoutNumber = (step: Step): string => stepText(step).replace(/^h\d+-\d+/, "");

/** An evening of a possible split: its minutes, and how many legal ends lie within it. */
type Part = { minutes: number; uncut: number };

/** Every way to cut the hops at legal ends. */
function everySplit(hopMinutes: readonly number[], splits: readonly number[]): readonly (readonly Part[])[] {
  return Array.from({ length: 2 ** splits.length }, (_, chosen) => {
    const cuts = splits.filter((__, i) => Math.floor(chosen / 2 ** i) % 2 === 1);
    const parts: Part[] = [{ minutes: 0, uncut: 0 }];
    hopMinutes.forEach((minutes, i) => {
      const last = parts.at(-1);
      if (last) last.minutes += minutes;
      if (cuts.includes(i + 1)) parts.push({ minutes: 0, uncut: 0 });
      else if (last && splits.includes(i + 1)) last.uncut += 1;
    });
    return parts;
  });
}

describe("for any installation and any limit", () => {
  it("the evenings joined are the plan: no step, no order and no minute is changed", () => {
    fc.assert(
      fc.property(anyInstallation, fc.oneof(anyLimit, fc.constant("each-hop" as const)), (input, limit) => {
        const one = planned(input);
        const evenings = eveningsOf(one, limit);
        expect(evenings.flatMap(({ steps }) => stepsOf(steps))).toEqual(one.plan.steps);
        const clock = schedule(one.plan, input, FRESH_ESTIMATES);
        let start = 0;
        for (const { steps, workMinutes, fromStep, toStep } of evenings) {
          const moved = steps.map((step) => ({
            ...step,
            startMinute: step.startMinute + start,
            off: step.off && { ...step.off, startMinute: step.off.startMinute + start },
          }));
          expect(moved).toEqual(clock.slice(fromStep - 1, toStep));
          start += workMinutes;
        }
        expect(start).toBe(one.plan.workMinutes);
      }),
      RUNS,
    );
  });

  it("each evening but the last ends with all hosts on one version, and the next starts with the roles it left", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        const { plan } = planned(input);
        let state = input;
        const evenings = eveningsOf(planned(input), limit);
        evenings.forEach(({ steps, versionAtEnd, primaryAtEnd, secondaryAtEnd }, i) => {
          state = carriedOut(state, stepsOf(steps));
          const holder = (wanted: HostRole) => state.hosts.find(({ role }) => role === wanted)?.name;
          expect([primaryAtEnd, secondaryAtEnd]).toEqual([holder("primary"), holder("secondary")]);
          if (i === evenings.length - 1) return;
          const version = parseVersion(versionAtEnd);
          expect(version.ok && [`${version.value.major}.${version.value.minor}.${version.value.patch}`]).toEqual([
            ...numbersOf(state),
          ]);
        });
        const { primaryAtEnd: primary, secondaryAtEnd: secondary } = evenings.at(-1) ?? {};
        expect({ primary, secondary }).toEqual(plan.rolesAtEnd);
      }),
      RUNS,
    );
  });

  it("no smaller number of evenings keeps the limit, except by cutting what cannot be cut", () => {
    fc.assert(
      fc.property(anyInstallation, anyLimit, (input, limit) => {
        const one = planned(input);
        const splits = splitPoints(one.plan, input);
        const hopMinutes = one.plan.path.map((_, i) =>
          schedule(one.plan, input, FRESH_ESTIMATES)
            .filter(({ step }) => step.kind !== "gui-update" && step.hop === i + 1)
            .reduce((sum, { minutes }) => sum + minutes, 0),
        );
        const fits = ({ minutes, uncut }: Part) => minutes <= limit || uncut === 0;
        const fitting = everySplit(hopMinutes, splits).filter((way) => way.every(fits));
        const evenings = eveningsOf(one, limit);
        for (const { workMinutes, hops } of evenings)
          if (workMinutes > limit) expect(splits.filter((hop) => hops.includes(hop) && hop !== hops.at(-1))).toEqual([]);
        expect(evenings).toHaveLength(Math.min(...fitting.map((way) => way.length)));
      }),
      RUNS,
    );
  });

  it("a plan made anew after an evening is the rest of this one, but for the failback where that is said", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const one = planned(input);
        let state = input;
        for (const { steps, toStep, anew } of eveningsOf(one, "each-hop").slice(0, -1)) {
          state = carriedOut(state, stepsOf(steps));
          const rest = one.plan.steps.slice(toStep);
          const fresh = planOf(state).steps;
          const kept = rest.filter(({ kind }) => anew !== "drops-failback" || kind !== "failback");
          const expected = fresh.filter(({ kind }) => anew !== "adds-failback" || kind !== "failback");
          expect(expected.map(withoutNumber)).toEqual(kept.map(withoutNumber));
          expect(fresh.length - rest.length).toBe({ same: 0, "adds-failback": 1, "drops-failback": -1 }[anew]);
        }
      }),
      RUNS,
    );
  });
});
