import { describe, expect, it } from "vitest";
import { isUnderLabel } from "#app/_timeline/lane-labels.ts";
import { spaced, squeezedStretches, squeezer } from "#app/_timeline/squeeze.ts";
import { besideFit } from "#app/_timeline/tall-labels.ts";
import { scaleOf } from "#app/_timeline/tall-scale.ts";
import { timelineOf } from "#app/_timeline/timeline.ts";
import { linePieces } from "#app/_timeline/wide-lines.ts";
import { rowTop } from "#app/_timeline/wide-scale.ts";
import type { TimelineWords } from "#app/_timeline/words.ts";
import { schedule } from "#lib/planning/describe.ts";
import { anInstallation, FRESH_ESTIMATES, planOf } from "#tests/support/planning.ts";

const words: TimelineWords = {
  title: "",
  host: () => ({ name: "", role: "", short: "" }),
  columnRole: () => "",
  stage: () => ({ full: "", short: "", target: "" }),
  off: () => ({ time: "about 15 min", who: "Primary’s VPSs are off" }),
  axes: [{ city: "", tick: String, shortTick: String, end: "" }],
  starts: "",
  legend: "",
};

function cluster(processing: number, version = "3.2.4") {
  const lines = [
    `a primary ${version}`,
    `b secondary ${version}`,
    ...Array.from({ length: processing }, (_, i) => `p${i} processing ${version}`),
    `k backup ${version}`,
  ];
  const input = anInstallation("cluster", lines);
  return timelineOf(input, schedule(planOf(input), input, FRESH_ESTIMATES));
}

describe("the standing drawing of a folded row", () => {
  it.each([7, 40, 200])("of %i hosts is about as tall as one of few, and keeps the words of every failover", (processing) => {
    const timeline = cluster(processing);
    const scale = scaleOf({ timeline, words });
    expect(scale.squeezed).toHaveLength(timeline.stages.length);
    expect(scale.y(timeline.totalMinutes)).toBeLessThan(1_200);
    const failovers = timeline.bands.filter(({ kind }) => kind === "failover");
    expect(failovers.length).toBeGreaterThanOrEqual(3);
    expect(failovers.map(({ from }) => scale.shown(from))).toEqual(failovers.map(() => "all"));
  });

  it("draws the rest straight on, in order and without a jump", () => {
    const timeline = cluster(40);
    const drawn = squeezer(squeezedStretches(timeline));
    const minutes = Array.from({ length: timeline.totalMinutes + 1 }, (_, minute) => drawn(minute));
    const steps = minutes.slice(1).map((minute, i) => minute - (minutes[i] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(1.000_001);
  });

  it("leaves a drawing without folded rows as it is", () => {
    expect(squeezedStretches(cluster(6))).toEqual([]);
    expect(squeezer([])(75)).toBe(75);
  });

  it("leaves out marks of the axis whose words would touch", () => {
    expect(spaced([0, 60, 70, 120, 195], (minute) => minute, 200)).toEqual([0, 60, 120]);
  });

  it("shows no more of a label than has room", () => {
    const fit = besideFit(
      [
        { minute: 0, lines: 3 },
        { minute: 20, lines: 1 },
      ],
      1,
    );
    expect(fit.get(0)).toBe("first line");
  });
});

describe("lines of the lying drawing", () => {
  it("make way for the words above the failovers and for those of a row", () => {
    const timeline = cluster(40);
    const drawing = { timeline, words };
    const [, second] = timeline.stages;
    const minute = second?.from ?? 0;
    expect(isUnderLabel(minute, drawing, 456)).toBe(true);
    expect(linePieces(minute, 2, drawing)[0]).toEqual([2, 24]);
    expect(linePieces(minute, 2, drawing)[1]?.[0]).toBeGreaterThanOrEqual(60);
  });

  it("run through where there are no words", () => {
    const timeline = cluster(1);
    const bottom = rowTop(timeline.rows.length);
    expect(linePieces(0, 2, { timeline: { ...timeline, bands: [] }, words })).toEqual([[2, bottom]]);
  });
});
