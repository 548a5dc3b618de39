import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ScheduledStep, schedule, stagesOf } from "#lib/planning/describe.ts";
import { coverageRemarks } from "#lib/planning/notes.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, stepText, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const ESTIMATES = { upgrade: 30, restart: 12, failover: 20, guiUpdate: 7 };

/** A scheduled step in one line: when, how long, what, who is off from when for how long, and the check. */
function told({ step, startMinute, minutes, off, checksPool }: ScheduledStep): string {
  const who = off && (off.group.who === "vps-on-host" ? off.group.host : off.group.who);
  const span = off ? ` / ${who} off at ${off.startMinute} for ${off.minutes ?? "?"}` : "";
  const what = step.kind === "upgrade" ? step.host : step.kind;
  return `${startMinute}+${minutes} ${what}${span}${checksPool ? " / check" : ""}`;
}

const scheduleOf = (input: ReturnType<typeof anInstallation>) => schedule(planOf(input, ESTIMATES), input, ESTIMATES).map(told);

describe("the schedule", () => {
  it("of a cluster puts a restart after its upgrade, and keeps the source's downtime apart from the desk's estimate", () => {
    const input = anInstallation("cluster", [
      "a primary 4.8.2",
      "b secondary 4.8.2",
      "p1 processing 4.8.2 restart 8",
      "p2 processing 4.8.2",
      "bk backup 4.8.2",
    ]);
    expect(scheduleOf(input)).toEqual([
      "0+30 bk",
      "30+38 p1 / p1 off at 60 for 8",
      "68+42 p2 / p2 off at 98 for ?",
      "110+30 b",
      "140+20 failover / vps-on-primary off at 140 for 15",
      "160+30 a / check",
      "190+20 failback / vps-on-primary off at 190 for 15",
    ]);
  });

  it("of a mirror takes all VPSs off at each failover and names no check, since the source has none there", () => {
    expect(scheduleOf(anInstallation("mirror", usualHosts("mirror", "4.1")))).toEqual([
      "0+30 bk",
      "30+30 b",
      "60+20 failover / all-vps off at 60 for 15",
      "80+30 a",
      "110+30 bk",
      "140+30 a",
      "170+20 failover / all-vps off at 170 for 15",
      "190+30 b",
    ]);
  });

  it("of a GUI update is one step in which nobody is off", () => {
    expect(scheduleOf(anInstallation("mirror", usualHosts("mirror", "5.0")))).toEqual(["0+7 gui-update"]);
  });

  it("a secondary that is upgraded without a failover before it is not the step with the check", () => {
    expect(scheduleOf(anInstallation("cluster", ["a primary 5.0", "b secondary 4.8.2", "p1 processing 5.0"]))).toEqual([
      "0+30 b",
    ]);
  });

  it("a measured restart is off for as long as measured, and worked on for as long as estimated", () => {
    const input = anInstallation("cluster", ["a primary 5.0", "b secondary 5.0", "p1 processing 4.8.2"]);
    const plan = planOf(input, ESTIMATES, new Map([["p1", 6]]));
    expect(schedule(plan, input, ESTIMATES).map(told)).toEqual(["0+42 p1 / p1 off at 30 for 6"]);
  });

  it("has no pause, ends with the plan's working time, and keeps every downtime of the plan", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const plan = planOf(input);
        const steps = schedule(plan, input, FRESH_ESTIMATES);
        steps.forEach(({ startMinute }, i) => {
          const before = steps[i - 1];
          expect(startMinute).toBe(before ? before.startMinute + before.minutes : 0);
        });
        const last = steps.at(-1);
        expect((last?.startMinute ?? 0) + (last?.minutes ?? 0)).toBe(plan.workMinutes);
        const interruptions = plan.downtime.reduce((sum, group) => sum + group.interruptions, 0);
        expect(steps.filter(({ off }) => off !== null)).toHaveLength(interruptions);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("the stages", () => {
  const told = (input: ReturnType<typeof anInstallation>) =>
    stagesOf(planOf(input), input, FRESH_ESTIMATES).map(({ hop, from, to, reason, steps, minutes }) => ({
      stage: `${hop}: ${from} to ${to} (${reason})`,
      ids: steps.map(({ step }) => step.id).join(" "),
      minutes,
    }));

  it("start from the oldest host's version as it was typed, without its v", () => {
    expect(told(anInstallation("mirror", ["a primary 4.9", "b secondary v3.2.x", "bk backup 3.2"]))).toEqual([
      { stage: "1: 3.2.x to 3.3.1 (core-changes)", ids: "h1-1 h1-2", minutes: 40 },
      { stage: "2: 3.3.1 to 4.8.2 (null)", ids: "h2-1 h2-2", minutes: 40 },
      { stage: "3: 4.8.2 to 5.x (latest)", ids: "h3-1 h3-2 h3-3 h3-4", minutes: 75 },
    ]);
  });

  it("hold the failback in the last one", () => {
    expect(told(anInstallation("mirror", usualHosts("mirror", "4.3")))).toEqual([
      { stage: "1: 4.3 to 5.x (latest)", ids: "h1-1 h1-2 h1-3 h1-4 h1-5", minutes: 90 },
    ]);
  });

  it("are none for a GUI update", () => {
    expect(told(anInstallation("mirror", usualHosts("mirror", "5.2")))).toEqual([]);
  });

  it("have all steps of the schedule, in its order", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const plan = planOf(input);
        const ofStages = stagesOf(plan, input, FRESH_ESTIMATES).flatMap(({ steps }) => steps.map(({ step }) => stepText(step)));
        expect(ofStages).toEqual(plan.path.length === 0 ? [] : plan.steps.map(stepText));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a version that only the words 'or higher' cover", () => {
  it.each([
    ["4.8.99999", false],
    ["4.9", true],
    ["4.9.2", true],
    ["4.99999.99999", true],
    ["5.0", false],
    ["4.1", false],
  ])("%s: %s", (version, isRemarked) => {
    const remarks = coverageRemarks(anInstallation("mirror", ["a primary 4.8.2", `b secondary ${version}`]));
    expect(remarks.map(({ code, hosts }) => [code, ...hosts])).toEqual(isRemarked ? [["covered-by-or-higher", "b"]] : []);
  });

  it("is remarked once for all its hosts, with the passage", () => {
    const [remark, ...others] = coverageRemarks(anInstallation("mirror", usualHosts("mirror", "4.9")));
    expect(remark?.hosts).toEqual(["a", "b", "bk"]);
    expect(remark?.citation).toMatch(/opening sentence/);
    expect(others).toEqual([]);
  });
});
