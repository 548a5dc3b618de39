import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PARTS } from "#app/_timeline/marks.ts";
import type { Timeline } from "#app/_timeline/picture.ts";
import { MOST_ROWS, rowsOf } from "#app/_timeline/rows.ts";
import { groupSteps } from "#app/_timeline/step-groups.ts";
import { timelineOf } from "#app/_timeline/timeline.ts";
import { schedule } from "#lib/planning/describe.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const scheduleOf = (input: PlanInput) => schedule(planOf(input), input, FRESH_ESTIMATES);
const drawn = (input: PlanInput): Timeline => timelineOf(input, scheduleOf(input));

const rowNames = ({ rows }: Timeline) => rows.map(({ hosts, folded }) => (folded ? `${hosts.length} hosts` : hosts[0]));
const barTexts = ({ bars }: Timeline) =>
  bars.map(
    ({ kind, row, from, minutes, first, last, open }) =>
      `${first === last ? first : `${first}-${last}`} ${kind} row ${row} ${from}+${minutes}${open ? " open" : ""}`,
  );
const bandTexts = ({ bands }: Timeline) =>
  bands.map(
    ({ kind, rows, from, minutes, open, offMinutes }) =>
      `${kind} rows ${rows[0]}-${rows[1]} ${from}+${minutes}${open ? " open" : ""}, off ${offMinutes ?? "?"}`,
  );
const runTexts = ({ runs }: Timeline) =>
  runs.map(({ row, from, to, sure }) => `row ${row} ${from}-${to}${sure ? "" : " unsure"}`);

const mirror = anInstallation("mirror", usualHosts("mirror", "3.2.4"));
const many = (count: number, restart = ""): PlanInput =>
  anInstallation("cluster", [
    "a primary 4.3.1",
    "b secondary 4.3.1",
    ...Array.from({ length: count }, (_, i) => `p${i + 1} processing 4.3.1${restart}`),
  ]);

describe("the picture of a mirror on 3.2", () => {
  const timeline = drawn(mirror);

  it("has the storage pair on top and the backup host below", () => {
    expect(rowNames(timeline)).toEqual(["a", "b", "bk"]);
  });

  it("begins each stage where the one before ends, and ends with the last step", () => {
    expect(timeline.stages).toEqual([
      { hop: 1, from: 0, minutes: 75 },
      { hop: 2, from: 75, minutes: 75 },
      { hop: 3, from: 150, minutes: 75 },
    ]);
    expect(timeline.totalMinutes).toBe(225);
  });

  it("shows the first stage's work on the right rows: backup, secondary, both for the failover, former primary", () => {
    expect(barTexts(timeline).slice(0, 5)).toEqual([
      "1 work row 2 0+20",
      "2 work row 1 20+20",
      "3 failover row 0 40+15",
      "3 failover row 1 40+15",
      "4 work row 0 55+20",
    ]);
  });

  it("works on the other host first in the second stage, since the roles have swapped", () => {
    expect(barTexts(timeline).slice(6, 10)).toEqual([
      "6 work row 0 95+20",
      "7 failover row 1 115+15",
      "7 failover row 0 115+15",
      "8 work row 1 130+20",
    ]);
  });

  it("marks both storage rows as off, and no other, for each failover", () => {
    expect(bandTexts(timeline)).toEqual([
      "failover rows 0-1 40+15, off 15",
      "failover rows 0-1 115+15, off 15",
      "failover rows 0-1 190+15, off 15",
    ]);
  });

  it("marks every time in which a storage or backup host is being worked on as one with less redundancy", () => {
    expect(timeline.reduced.slice(0, 4)).toEqual([
      { row: 2, from: 0, minutes: 20 },
      { row: 1, from: 20, minutes: 20 },
      { row: 0, from: 55, minutes: 20 },
      { row: 2, from: 75, minutes: 20 },
    ]);
  });

  it("lets the service line run on the primary of the moment, and change rows while nothing runs", () => {
    expect(runTexts(timeline)).toEqual(["row 0 0-40", "row 1 55-115", "row 0 130-190", "row 1 205-225"]);
    expect(timeline.switches).toEqual([
      { fromRow: 0, toRow: 1, from: 40, minutes: 15 },
      { fromRow: 1, toRow: 0, from: 115, minutes: 15 },
      { fromRow: 0, toRow: 1, from: 190, minutes: 15 },
    ]);
  });
});

describe("the picture of a cluster on 4.3", () => {
  const timeline = drawn(
    anInstallation("cluster", [
      "a primary 4.3.1",
      "b secondary 4.3.1",
      "p1 processing 4.3.1 restart 8",
      "p2 processing 4.3.1",
      "bk backup 4.3.1",
    ]),
  );

  it("ends a stated restart where it was stated, and leaves the end of an unknown one open", () => {
    expect(bandTexts(timeline)).toEqual([
      "restart rows 2-2 40+8, off 8",
      "restart rows 3-3 68+10 open, off ?",
      "failover rows 0-1 98+15, off 15",
      "failover rows 0-1 133+15, off 15",
    ]);
  });

  it("is not sure that VPSs run again right after a restart of unknown length", () => {
    expect(runTexts(timeline).filter((text) => text.startsWith("row 2") || text.startsWith("row 3"))).toEqual([
      "row 2 0-40",
      "row 2 48-148",
      "row 3 0-68",
      "row 3 78-88 unsure",
      "row 3 88-148",
    ]);
  });

  it("brings the service back to its first row with the failback", () => {
    expect(timeline.switches.map(({ fromRow, toRow }) => [fromRow, toRow])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("separates work and restart within one step", () => {
    expect(barTexts(timeline).slice(1, 5)).toEqual([
      "2 work row 2 20+20",
      "2 restart row 2 40+8",
      "3 work row 3 48+20",
      "3 restart row 3 68+10 open",
    ]);
  });
});

describe("many hosts of one role", () => {
  it("have a row each as long as there are few", () => {
    expect(drawn(many(MOST_ROWS)).rows).toHaveLength(2 + MOST_ROWS);
  });

  it("share a row, one bar and one span once there are more", () => {
    const timeline = drawn(many(MOST_ROWS + 1, " restart 8"));
    expect(rowNames(timeline)).toEqual(["a", "b", "7 hosts"]);
    expect(barTexts(timeline)[0]).toBe("1-7 work row 2 0+196");
    expect(bandTexts(timeline)[0]).toBe("restarts rows 2-2 20+176, off 8");
  });

  it("keep the marks of single restarts until there are too many to tell apart", () => {
    expect(drawn(many(MOST_PARTS)).bands[0]?.parts).toHaveLength(MOST_PARTS);
    expect(drawn(many(MOST_PARTS + 1)).bands[0]?.parts).toEqual([]);
  });

  it("that restart differently have no common figure", () => {
    const hosts = ["a primary 4.3", "b secondary 4.3", ...[1, 2, 3, 4, 5, 6, 7].map((n) => `p${n} processing 4.3 restart ${n}`)];
    expect(drawn(anInstallation("cluster", hosts)).bands[0]?.offMinutes).toBeNull();
  });

  it("never make more than a handful of marks, even ten thousand of them", () => {
    const { bars, bands, runs } = drawn(many(9_000));
    expect(bars.length + bands.length + runs.length).toBeLessThan(20);
  });
});

describe("hosts on mixed versions", () => {
  it("leave no mark in a stage that they skip", () => {
    const timeline = drawn(
      anInstallation("cluster", ["a primary 4.1.2", "b secondary 4.8.2", "p1 processing 4.8.2", "bk backup 4.8.2"]),
    );
    expect(
      barTexts(timeline)
        .filter((text) => text.includes("row 2"))
        .map((text) => text.split(" ")[0]),
    ).toEqual(["4", "4"]);
  });
});

describe("in every picture", () => {
  const pictures = anyInstallation.map((input) => ({ input, timeline: drawn(input), steps: scheduleOf(input) }));
  const check = (law: (picture: { input: PlanInput; timeline: Timeline; steps: ReturnType<typeof scheduleOf> }) => void) =>
    fc.assert(fc.property(pictures, law), { numRuns: 1_000 });

  it("no two marks on one row overlap", () => {
    check(({ timeline }) => {
      for (const row of timeline.rows.keys()) {
        const bars = timeline.bars.filter((bar) => bar.row === row).toSorted((a, b) => a.from - b.from);
        for (const [i, bar] of bars.entries()) {
          const next = bars[i + 1];
          if (next) expect(bar.from + bar.minutes).toBeLessThanOrEqual(next.from);
        }
      }
    });
  });

  it("VPSs run on a row exactly where it is not marked as off", () => {
    check(({ timeline }) => {
      for (const { row, from, to } of timeline.runs)
        for (const band of timeline.bands)
          if (band.rows[0] <= row && row <= band.rows[1] && band.kind !== "restarts")
            expect(to <= band.from || from >= band.from + band.minutes).toBe(true);
    });
  });

  it("every host has one row, and every step is told once and in order", () => {
    check(({ input, timeline, steps }) => {
      expect(timeline.rows.flatMap(({ hosts }) => hosts).toSorted()).toEqual(input.hosts.map(({ name }) => name).toSorted());
      const told = groupSteps(rowsOf(input), steps).flatMap((group) => group.steps);
      expect(told).toEqual(steps);
    });
  });

  it("the service of the storage pair ends where the plan says that the primary is", () => {
    check(({ input, timeline }) => {
      const plan = planOf(input);
      if (plan.path.length === 0) return;
      const primaries = timeline.rows.findIndex(({ hosts }) => hosts[0] === plan.rolesAtEnd.primary);
      const last = timeline.switches.at(-1);
      expect(last ? last.toRow : timeline.rows.findIndex(({ role }) => role === "primary")).toBe(primaries);
    });
  });
});
