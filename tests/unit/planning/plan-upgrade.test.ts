import { describe, expect, it } from "vitest";
import type { Plan, PlanInput, Topology } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import lines from "#tests/cases/lines.json" with { type: "json" };
import mixed from "#tests/cases/mixed-versions.json" with { type: "json" };
import {
  aHost,
  anInstallation,
  FRESH_ESTIMATES,
  groupText,
  noteText,
  planOf,
  sha256,
  stepText,
  usualHosts,
} from "#tests/support/planning.ts";

/** The plan as the case files write it. */
const told = (plan: Plan) => ({
  line: plan.line,
  failoversInSource: plan.failoversInSource,
  steps: plan.steps.map(stepText),
  downtime: plan.downtime.map(groupText),
  primaryAtEnd: plan.rolesAtEnd.primary,
  workMinutes: plan.workMinutes,
  notes: plan.notes.map(noteText),
});

describe("every line, on both topologies, from its first version to its last", () => {
  const rows = lines.flatMap(({ versions, ...row }) => versions.map((version) => ({ version, ...row })));

  it.each(rows)("$version on a $topology: $that", ({ version, that, topology, path, failovers, ...expected }) => {
    const plan = planOf(anInstallation(topology as Topology, usualHosts(topology as Topology, version)));
    expect(told(plan)).toEqual(expected);
    expect(plan.path).toEqual(path);
    expect(plan.failovers).toBe(failovers);
    expect(plan.rolesAtEnd.secondary).toBe(plan.rolesAtEnd.primary === "a" ? "b" : "a");
    expect(plan.rolesSwappedAtEnd).toBe(expected.primaryAtEnd === "b");
    expect(plan.rulebook).toBe("serverware-1");
  });
});

describe("hosts on different versions", () => {
  it.each(mixed)("$that", ({ topology, hosts, failback, that, ...expected }) => {
    const plan = planOf(anInstallation(topology as Topology, hosts, failback ?? false));
    expect(told(plan)).toEqual(expected);
    expect(plan.rolesSwappedAtEnd).toBe(expected.primaryAtEnd !== "a");
    expect(plan.failovers).toBe(expected.steps.filter((step) => / fail(over|back) /.test(step)).length);
  });
});

describe("an installation that is not whole has no plan", () => {
  const faultsOf = (input: PlanInput) => {
    const plan = planUpgrade(input, { estimates: FRESH_ESTIMATES, sha256 });
    return plan.ok ? [] : plan.error;
  };

  it("and every fault is told at once: hosts first, in their order, then the roles", () => {
    const hosts = ["a primary 4.1", "A backup 4.1", "p1 processing 4.1", "c primary 4.1"];
    expect(faultsOf(anInstallation("mirror", hosts))).toEqual([
      { code: "host-name-duplicate", host: 1, names: ["A"] },
      { code: "primary-duplicate", host: 3, names: ["a", "c"] },
      { code: "secondary-missing" },
      { code: "processing-in-mirror", host: 2, names: ["p1"] },
    ]);
  });

  it("nor has one without hosts", () => {
    const codes = faultsOf(anInstallation("cluster", [])).map(({ code }) => code);
    expect(codes).toEqual(["primary-missing", "secondary-missing", "processing-missing"]);
  });

  it("nor has one with a version beyond the rulebook, however it came in", () => {
    const host = { ...aHost("b secondary 5.0"), version: { major: 6, minor: 0, patch: 0, text: "6.0" } };
    const input: PlanInput = { topology: "mirror", hosts: [aHost("a primary 5.0"), host], failback: false };
    expect(faultsOf(input)).toEqual([{ code: "version-not-covered", host: 1 }]);
  });
});

describe("the hash of a plan", () => {
  const base = anInstallation("cluster", usualHosts("cluster", "4.1"));
  const hashOf = (input: PlanInput) => planOf(input).hash;

  it("does not depend on how a version was typed, nor on estimates or measured restarts", () => {
    expect(hashOf(anInstallation("cluster", usualHosts("cluster", "v4.1.x")))).toBe(hashOf(base));
    expect(planOf(base, { upgrade: 1, restart: 2, failover: 3, guiUpdate: 4 }).hash).toBe(hashOf(base));
    expect(planOf(base, FRESH_ESTIMATES, new Map([["p1", 6]])).hash).toBe(hashOf(base));
  });

  it.each<[string, PlanInput]>([
    ["the wish for a failback", { ...base, failback: true }],
    ["the order of the hosts", { ...base, hosts: base.hosts.toReversed() }],
    ["a version", { ...base, hosts: [aHost("a primary 4.1.1"), ...base.hosts.slice(1)] }],
    ["a name", { ...base, hosts: [aHost("A primary 4.1"), ...base.hosts.slice(1)] }],
    ["stated restart minutes", { ...base, hosts: base.hosts.map((host) => ({ ...host, restartMinutes: 8 })) }],
  ])("changes with %s", (_, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf(base));
  });
});

describe("measured restarts", () => {
  const input = anInstallation("cluster", [
    "a primary 4.8.2",
    "b secondary 4.8.2",
    "p1 processing 4.8.2",
    "p2 processing 4.8.2 restart 8",
    "p3 processing 4.8.2",
  ]);
  const plan = planOf(
    input,
    FRESH_ESTIMATES,
    new Map([
      ["p1", 6],
      ["p2", 5],
    ]),
  );

  it("stand where nobody stated any, and say that they are measured", () => {
    expect(plan.downtime.map(groupText)).toEqual([
      "vps-on-primary: 30 min, 2 times (source)",
      "vps-on-host p1: 6 min, 1 times (measured)",
      "vps-on-host p2: 8 min, 1 times (stated)",
      "vps-on-host p3: for an unknown time, 0 known, 1 times (unknown)",
    ]);
  });

  it("change no working time, which keeps to what was stated and estimated", () => {
    expect(plan.workMinutes).toBe(planOf(input).workMinutes);
  });
});

describe("ten thousand hosts on the oldest line", () => {
  const hosts = Array.from({ length: 10_000 }, (_, i) =>
    aHost(`h${i} ${i === 0 ? "primary" : i === 1 ? "secondary" : i % 10 === 2 ? "backup" : "processing"} 3.2`),
  );
  const input: PlanInput = { topology: "cluster", hosts, failback: false };

  it("have a plan with a step for each host and hop, in a fifth of a second", () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      expect(planOf(input).steps).toHaveLength(30_003);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });
});
