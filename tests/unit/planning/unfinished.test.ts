import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Topology } from "#lib/planning/plan.ts";
import { type Past, pastOf, resumptionOf } from "#lib/planning/unfinished.ts";
import cases from "#tests/cases/unfinished.json" with { type: "json" };
import { anInstallation, carriedOut, planOf, stepText, usualHosts } from "#tests/support/planning.ts";

/** A past in one line, as the case file writes it. */
function told(past: Past): string {
  if (past.kind === "whole") return "whole";
  if (past.kind === "mixed") return `mixed ${past.why} ${past.target}: ${past.hosts.join(" ")}`;
  const { from, target, done, left, failedOver } = past;
  return `interrupted ${from} to ${target}, done ${done.join(" ")}, left ${left.join(" ")}${failedOver ? ", failed over" : ""}`;
}

describe("what versions and roles tell about the past", () => {
  it.each(cases)("$that", ({ topology, hosts, past, skips, next }) => {
    const input = anInstallation(topology as Topology, hosts);
    const plan = planOf(input);
    expect(told(pastOf(plan, input))).toBe(past);
    if (!skips) return;
    const resumption = resumptionOf(plan);
    expect(
      resumption.skips.map(
        ({ hop, hosts: names, failover }) => `hop ${hop}: ${names.join(" ")}${failover ? ", no failover" : ""}`,
      ),
    ).toEqual(skips);
    expect(resumption.next && stepText(resumption.next)).toBe(next);
  });

  it("names the passage that it rests on", () => {
    const input = anInstallation("mirror", ["a primary 4.1", "b secondary 4.8.2"]);
    expect(pastOf(planOf(input), input)).toMatchObject({ citation: expect.stringMatching(/no section/) });
  });
});

const aStop = fc
  .record({
    topology: fc.constantFrom<Topology>("mirror", "cluster"),
    version: fc.constantFrom("3.2", "3.2.4", "3.3.1", "4.1", "4.2.9", "4.3", "4.8.2"),
    more: fc.constantFrom<readonly string[]>(
      [],
      ["p2 processing"],
      ["bk2 backup"],
      ["p2 processing", "bk2 backup", "p3 processing"],
    ),
    count: fc.nat(),
  })
  .map(({ topology, version, more, count }) => {
    const others = more.filter((host) => topology === "cluster" || !host.includes("processing"));
    const hosts = [...usualHosts(topology, version), ...others.map((host) => `${host} ${version}`)];
    const input = anInstallation(topology, hosts);
    return { input, done: count % planOf(input).steps.length };
  });

describe("an upgrade that stops after any of its steps", () => {
  it("is read as the hop that it stopped in, or as whole between two hops", () => {
    fc.assert(
      fc.property(aStop, ({ input, done }) => {
        const { steps } = planOf(input);
        const stopped = carriedOut(input, steps.slice(0, done));
        const plan = planOf(stopped);
        const past = pastOf(plan, stopped);
        const [before, next] = [steps[done - 1], steps[done]];
        const within = before && next && before.kind !== "gui-update" && next.kind !== "gui-update" && before.hop === next.hop;
        // A stop before the failback leaves every host on the last line, which looks like any other whole system.
        if (!within || next.kind === "failback") {
          expect(past).toEqual({ kind: "whole" });
          return;
        }
        const ofHop = steps.slice(0, done).filter((step) => step.kind !== "gui-update" && step.hop === next.hop);
        expect(past).toMatchObject({
          kind: "interrupted",
          target: next.target,
          failedOver: ofHop.some(({ kind }) => kind === "failover"),
        });
        const upgraded = ofHop.flatMap((step) => (step.kind === "upgrade" ? [step.host] : []));
        expect(past.kind === "interrupted" && past.done.toSorted()).toEqual(upgraded.toSorted());
        const first = resumptionOf(plan).next;
        expect(first && stepText(first).replace(/^h\d+-\d+/, "")).toBe(stepText(next).replace(/^h\d+-\d+/, ""));
      }),
      { numRuns: 5_000 },
    );
  });
});
