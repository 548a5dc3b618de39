import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WAYS, type Way } from "#lib/planning/outages.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { compareWays, summaryOfWays } from "#lib/planning/strategy.ts";
import rows from "#tests/cases/ways.json" with { type: "json" };
import { anInstallation } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";
import { groupName, outagesIn, outageText, periodsIn, periodText, taskText, wayText } from "#tests/support/ways.ts";

const RUNS = { numRuns: 5_000 };

describe("the ways through an upgrade", () => {
  it.each(rows)("$that", ({ topology, hosts, failback, outages, ways, reduced }) => {
    const input = anInstallation(topology as Topology, hosts, failback ?? false);
    const outagesAt = outagesIn(input);
    const told = (host: string) => Object.fromEntries(WAYS.map((way) => [way, outagesAt(host, way).map(outageText)]));
    expect(Object.fromEntries(input.hosts.map(({ name }) => [name, told(name)]))).toEqual(outages);
    const compared = compareWays(input, outagesAt).map((each) => [groupName(each.group), each.ways.map(wayText)]);
    expect(Object.fromEntries(compared)).toEqual(ways);
    expect(periodsIn(input).map(periodText)).toEqual(reduced);
  });

  it("the storage pair comes before the processing hosts, whichever of them was listed first", () => {
    const input = anInstallation("cluster", ["p2 processing 4.1", "p1 processing 4.1", "a primary 4.1", "b secondary 4.1"]);
    expect(compareWays(input, outagesIn(input)).map(({ group }) => groupName(group))).toEqual(["vps-on-primary", "p2", "p1"]);
  });

  it("a host that the installation does not have is a fault of the caller", () => {
    const outagesAt = outagesIn(anInstallation("mirror", ["a primary 4.1", "b secondary 4.1"]));
    expect(() => outagesAt("c", "stop-all")).toThrow("No host of this installation is called c.");
  });
});

describe("a choice that differs from VPS to VPS", () => {
  const input = anInstallation("cluster", [
    "a primary 4.1",
    "b secondary 4.1",
    "p1 processing 4.1 restart 8",
    "p2 processing 4.1 restart 30",
    "p3 processing 4.8.2",
    "bk backup 4.1",
  ]);
  const outagesAt = outagesIn(input);
  const told = (chosen: readonly (readonly [string, Way])[]) => {
    const { todo, ...sums } = summaryOfWays(
      chosen.map(([host, way]) => ({ host, way })),
      outagesAt,
    );
    return { ...sums, todo: todo.map(taskText) };
  };

  it("is summed up without adding the minutes of one VPS to those of another", () => {
    const chosen = [
      ["a", "ride-through"],
      ["p1", "move-off"],
      ["p1", "move-off"],
      ["p2", "ride-through"],
      ["p3", "ride-through"],
    ] as const;
    expect(told(chosen)).toEqual({
      vpsCount: { "stop-all": 0, "ride-through": 3, "move-off": 2 },
      neverOff: 2,
      unknown: 1,
      mostOutages: 2,
      mostKnownMinutes: 60,
      longestKnown: 30,
      todo: ["you move-off p1 2 times", "you move-back p1 2 times", "desk failovers 2 times", "desk restarts 5 times"],
    });
  });

  it("gathers the hosts to move off by how often each of them restarts", () => {
    const chosen = [
      ["p2", "move-off"],
      ["p3", "move-off"],
      ["p1", "move-off"],
      ["b", "stop-all"],
    ] as const;
    expect(told(chosen).todo).toEqual([
      "you stop-before",
      "you start-after",
      "you move-off p2, p1 2 times",
      "you move-back p2, p1 2 times",
      "you move-off p3 1 times",
      "you move-back p3 1 times",
      "desk failovers 2 times",
      "desk restarts 5 times",
    ]);
  });

  it("of nothing is nothing", () => {
    expect(told([])).toEqual({
      vpsCount: { "stop-all": 0, "ride-through": 0, "move-off": 0 },
      neverOff: 0,
      unknown: 0,
      mostOutages: 0,
      mostKnownMinutes: 0,
      longestKnown: 0,
      todo: [],
    });
  });

  it("of one VPS is what its group's column says, for any installation", () => {
    fc.assert(
      fc.property(anyInstallation, fc.constantFrom(...WAYS), (any, way) => {
        const at = outagesIn(any);
        for (const { group, ways } of compareWays(any, at)) {
          const primary = any.hosts.find(({ role }) => role === "primary")?.name ?? "";
          const host = group.who === "vps-on-host" ? group.host : primary;
          const column = ways.find((each) => each.way === way);
          const summary = summaryOfWays([{ host, way }], at);
          expect(summary.todo).toEqual(column?.todo);
          expect([summary.mostOutages, summary.mostKnownMinutes, summary.unknown]).toEqual([
            column?.outages,
            column?.knownMinutes,
            column?.minutes === null ? 1 : 0,
          ]);
        }
      }),
      RUNS,
    );
  });

  it("of ten thousand VPSs is summed up in a tenth of a second", () => {
    const hosts = ["a", "b", "p1", "p2", "p3"] as const;
    const chosen = Array.from({ length: 10_000 }, (_, i) => [hosts[i % 5] ?? "a", WAYS[i % 3] ?? "stop-all"] as const);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      expect(told(chosen).mostOutages).toBe(2);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
