import { describe, expect, it } from "vitest";
import { factStrip } from "#app/_planner/fact-strip.ts";
import { processingCount } from "#app/_planner/headline.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import { planNotes } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { stageLines } from "#app/_planner/step-words.ts";
import { stepKey } from "#app/_why/whys.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { aPlanView } from "#tests/support/plan-view.ts";

const now = parseInstant("2026-10-14T07:00:00Z");

const VIEWS: Readonly<Record<string, PlanView>> = {
  "a mirror": aPlanView("layout=mirror&from=3.2.4&backup=yes"),
  "a cluster": aPlanView("layout=cluster&from=4.1&processing=3&backup=no"),
  "a cluster of thousands": aPlanView("layout=cluster&from=3.2&processing=9000&backup=yes"),
  "a mixed cluster": aPlanView(
    "layout=cluster&host=a,primary,4.1.2&host=b,secondary,4.8.2&host=p1,processing,4.1.2,8&host=bk,backup,4.9.2",
  ),
  "a stopped mirror": aPlanView("layout=mirror&host=b,primary,4.8.2&host=a,secondary,4.1"),
  "a GUI update": aPlanView("layout=cluster&from=5.1&processing=2&backup=no"),
};

describe.each(Object.entries(VIEWS))("%s can be asked why", (_, view) => {
  const { whys, plan } = view;

  it("at every line of the steps", () => {
    const lines = plan.path.flatMap((__, i) => stageLines(i + 1, view));
    for (const { number, joined } of lines)
      expect(whys.steps.get(stepKey(number, joined?.steps.length ?? 1))?.length).toBeGreaterThan(1);
    expect(whys.steps.size).toBe(Math.max(1, lines.length));
  });

  it("at every stop, every remark and every figure of the strip", () => {
    for (const version of plan.path) expect(whys.stops.get(version)?.length).toBeGreaterThan(0);
    const remarks = planNotes(view).map(({ remark }) => remark);
    expect([...whys.remarks.keys()].toSorted()).toEqual(remarks.toSorted());
    if (now === null) throw new Error("No moment");
    const facts = factStrip(view, impactFacts(plan, processingCount(view)), { now, zone: view.policy.zone });
    expect(whys.figures).toHaveLength(facts.length);
    for (const { reasons } of whys.figures) expect(reasons.length).toBeGreaterThan(0);
  });

  it("and names each passage once", () => {
    expect(new Set(whys.sources).size).toBe(whys.sources.length);
    expect(whys.sources.length).toBeGreaterThan(1);
  });
});

it("the second figure is asked about what it shows: restarts of a cluster, else who is affected", () => {
  const seconds = Object.entries(VIEWS).map(([name, { whys }]) => `${name}: ${whys.figures[1]?.name}`);
  expect(seconds).toEqual([
    "a mirror: affected",
    "a cluster: restarts",
    "a cluster of thousands: restarts",
    "a mixed cluster: restarts",
    "a stopped mirror: affected",
    "a GUI update: affected",
  ]);
});
