import { expect, it } from "vitest";
import { downtimeOf } from "#lib/planning/impact.ts";
import type { Down, Step } from "#lib/planning/plan.ts";
import { anInstallation, groupText, planOf } from "#tests/support/planning.ts";

const restart = (hop: number, down: Down): Step => ({
  id: `h${hop}-1`,
  hop,
  target: "5.x",
  kind: "upgrade",
  host: "p1",
  role: "processing",
  restart: true,
  down,
});

const cluster = anInstallation("cluster", ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1"]);

it("a group with one unknown part has no sum, and what is known beside it", () => {
  const steps = [
    restart(1, { who: "vps-on-host", host: "p1", minutes: 7, basis: "measured" }),
    restart(2, { who: "vps-on-host", host: "p1", minutes: null, basis: "unknown" }),
  ];
  expect(downtimeOf(cluster, steps)).toEqual([
    { who: "vps-on-host", host: "p1", minutes: null, knownMinutes: 7, interruptions: 2, basis: "unknown" },
  ]);
});

it("steps in another order, and hosts that are left out in between, have the same sums", () => {
  const hosts = ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1 restart 8", "p2 processing 4.8.2", "p3 processing 4.1"];
  const input = anInstallation("cluster", [...hosts, "p4 processing 5.0"]);
  const { steps, downtime } = planOf(input);
  expect(downtimeOf(input, steps.toReversed())).toEqual(downtime);
  expect(downtime.map(groupText)).toEqual([
    "vps-on-primary: 30 min, 2 times (source)",
    "vps-on-host p1: 16 min, 2 times (stated)",
    "vps-on-host p2: for an unknown time, 0 known, 1 times (unknown)",
    "vps-on-host p3: for an unknown time, 0 known, 2 times (unknown)",
  ]);
});

it.each<[string, Down["who"], ("source" | "stated" | "measured")[], string]>([
  ["source and stated", "vps-on-host", ["source", "stated"], "stated"],
  ["measured and stated, whichever comes first", "vps-on-host", ["measured", "stated"], "measured"],
  ["all three", "vps-on-host", ["stated", "measured", "source"], "measured"],
])("a sum is no better founded than its weakest part: %s", (_, __, bases, expected) => {
  const steps = bases.map((basis, i) => restart(i + 1, { who: "vps-on-host", host: "p1", minutes: 5, basis }));
  expect(downtimeOf(cluster, steps)).toEqual([
    { who: "vps-on-host", host: "p1", minutes: 5 * bases.length, interruptions: bases.length, basis: expected },
  ]);
});
