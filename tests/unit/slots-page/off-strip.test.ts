import { describe, expect, it } from "vitest";
import { offStrip } from "#app/_slots/off-strip.ts";
import { schedule } from "#lib/planning/describe.ts";
import type { HostRole, PlanInput, Topology } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import { parseVersion } from "#lib/planning/version.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";

const { estimates } = DEFAULT_POLICY;

function host(name: string, role: HostRole, text: string, restartMinutes: number | null = null) {
  const version = parseVersion(text);
  if (!version.ok) throw new Error(text);
  return { name, role, version: version.value, restartMinutes };
}

function stripOf(topology: Topology, hosts: PlanInput["hosts"], failback = false) {
  const input = { topology, hosts, failback };
  const plan = planUpgrade(input, { estimates, sha256: () => "0" });
  if (!plan.ok) throw new Error("no plan");
  return offStrip(schedule(plan.value, input, estimates));
}

const mirror = (version: string) => [
  host("st-a", "primary", version),
  host("st-b", "secondary", version),
  host("bk-01", "backup", version),
];

describe("the strip of what is off when", () => {
  it("has one gap for each failover of a mirror, with a word over each", () => {
    const strip = stripOf("mirror", mirror("3.2.4"));
    expect(strip.totalMinutes).toBe(225);
    expect(strip.pair).toEqual([
      { startMinute: 40, minutes: 15, host: null },
      { startMinute: 115, minutes: 15, host: null },
      { startMinute: 190, minutes: 15, host: null },
    ]);
    expect(strip.labels.map(({ minutes }) => minutes)).toEqual([[40], [115], [190]]);
    expect(strip.restarts).toEqual([]);
  });

  it("ends with the failback that was asked for", () => {
    expect(stripOf("mirror", mirror("3.2.4"), true).pair.at(-1)).toEqual({ startMinute: 225, minutes: 15, host: null });
  });

  it("says the times of two failovers together where they stand too close for two words", () => {
    const processing = Array.from({ length: 8 }, (_, n) => host(`p${n + 1}`, "processing", "4.3"));
    const strip = stripOf("cluster", [host("a", "primary", "4.3"), host("b", "secondary", "4.3"), ...processing]);
    expect(strip.labels).toHaveLength(1);
    expect(strip.labels[0]?.minutes).toHaveLength(2);
    expect(strip.labels[0]?.anchor).toBe("end");
  });

  it("keeps a restart of unknown length open and names its host", () => {
    const strip = stripOf("cluster", [
      host("a", "primary", "4.3"),
      host("b", "secondary", "4.3"),
      host("p1", "processing", "4.3", 8),
      host("p2", "processing", "4.3"),
    ]);
    expect(strip.restarts).toEqual([
      { startMinute: 20, minutes: 8, host: "p1" },
      { startMinute: 48, minutes: null, host: "p2" },
    ]);
  });

  it("is whole where nothing goes off", () => {
    expect(stripOf("mirror", mirror("5.0"))).toEqual({ totalMinutes: 10, pair: [], restarts: [], labels: [] });
  });
});
