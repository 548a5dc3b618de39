import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOf, ROOMY_PX, TIGHT_PX } from "#app/_timeline/fit.ts";
import { laneLabels } from "#app/_timeline/lane-labels.ts";
import { namingOf } from "#app/_timeline/naming.ts";
import type { Timeline } from "#app/_timeline/picture.ts";
import { timelineWords } from "#app/_timeline/plan-words.ts";
import { rowLabels } from "#app/_timeline/row-labels.ts";
import { besideFit, minutePx, wrapWords } from "#app/_timeline/tall-labels.ts";
import { minuteOfClock, ticksOf } from "#app/_timeline/ticks.ts";
import { timelineOf } from "#app/_timeline/timeline.ts";
import type { TimelineWords } from "#app/_timeline/words.ts";
import { translator } from "#lib/messages/translator.ts";
import { schedule, stagesOf } from "#lib/planning/describe.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const drawn = (topology: "mirror" | "cluster", lines: readonly string[], failback = false) => {
  const input = anInstallation(topology, lines, failback);
  return timelineOf(input, schedule(planOf(input), input, FRESH_ESTIMATES));
};

const LONG = { time: "about 8 min", who: "VPSs left here are off" };

const words: TimelineWords = {
  title: "",
  host: () => ({ name: "", role: "", short: "" }),
  columnRole: () => "",
  stage: () => ({ full: "", short: "", target: "" }),
  off: () => LONG,
  axes: [{ city: "", tick: String, shortTick: String, end: "" }],
  starts: "",
  legend: "",
};

describe("ticks of the axis", () => {
  it.each([
    [225, 0, [0, 60, 120, 180]],
    [315, 0, [0, 60, 120, 180, 240]],
    [90, 0, [0, 15, 30, 45, 60, 75]],
    [495, 0, [0, 120, 240, 360]],
    [1320, 0, [0, 240, 480, 720, 960]],
  ])("of %i minutes stand at whole hours or quarters and keep away from the end", (total, start, expected) => {
    expect(ticksOf(total, start)).toEqual(expected);
  });

  it("fall on round times of the clock, wherever the start lies", () => {
    expect(ticksOf(225, minuteOfClock("18:30"))).toEqual([0, 30, 90, 150]);
  });

  it("never are more than eight, and never outside, however long the plan", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), fc.integer({ min: 0, max: 1439 }), (total, start) => {
        const ticks = ticksOf(total, start);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks[0]).toBe(0);
        expect(ticks.every((minute) => minute >= 0 && minute < total)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["18:30", 1110],
    ["00:00", 0],
    ["", 0],
    ["noon", 0],
  ])("read %j as %i minutes after midnight", (time, minute) => {
    expect(minuteOfClock(time)).toBe(minute);
  });
});

describe("labels above the failovers", () => {
  const short = { ...words, off: () => ({ time: "about 15 min", who: "every VPS is off" }) };
  const cluster = drawn("cluster", usualHosts("cluster", "3.2.4"), true);

  it("stand apart where there is room for each", () => {
    const mirror = drawn("mirror", usualHosts("mirror", "3.2.4"));
    expect(laneLabels({ timeline: mirror, words: short }, TIGHT_PX).map(({ bands }) => bands.length)).toEqual([1, 1, 1]);
  });

  it("become one for the last failover and the failback, which follow closely", () => {
    expect(laneLabels({ timeline: cluster, words: short }, TIGHT_PX).map(({ bands }) => bands.length)).toEqual([1, 1, 2]);
  });

  it("share a label sooner where the words are longer", () => {
    const mirror = drawn("mirror", usualHosts("mirror", "3.2.4"));
    const long = { ...words, off: () => ({ time: "about 23:45 Tue to 00:00 Wed in Toronto", who: "" }) };
    expect(laneLabels({ timeline: mirror, words: long }, TIGHT_PX).map(({ bands }) => bands.length)).toEqual([3]);
  });

  it("end at the edge instead of running over it", () => {
    expect(laneLabels({ timeline: cluster, words: short }, TIGHT_PX).at(-1)).toMatchObject({ x: 1, anchor: "end" });
  });
});

/** Every picture with the words that it has on its page. */
function realWords(input: PlanInput): { readonly timeline: Timeline; readonly words: TimelineWords } {
  const plan = planOf(input);
  const timeline = timelineOf(input, schedule(plan, input, FRESH_ESTIMATES));
  const t = translator("en");
  const stages = stagesOf(plan, input, FRESH_ESTIMATES);
  return { timeline, words: timelineWords({ t, naming: namingOf(true, t), layout: input.topology, stages, timeline }) };
}

describe("labels above the failovers, laws", () => {
  it("none overlaps the next or leaves the drawing, and each failover has one", () => {
    fc.assert(
      fc.property(anyInstallation, fc.integer({ min: TIGHT_PX, max: 1_200 }), (input, width) => {
        const labelled = realWords(input);
        const labels = laneLabels(labelled, width);
        const edges = labels.map(({ bands, x, anchor }) => {
          const { time, who } = labelled.words.off(bands, "lane");
          const long = Math.max(time.length, who.length) * 6;
          const left = x * width - { start: 0, middle: long / 2, end: long }[anchor];
          return [left, left + long] as const;
        });
        edges.forEach(([left, right], i) => {
          expect(left).toBeGreaterThanOrEqual(edges[i - 1]?.[1] ?? 0);
          expect(right).toBeLessThanOrEqual(width + 0.001);
        });
        const told = labels.flatMap(({ bands }) => bands);
        expect(told).toEqual(labelled.timeline.bands.filter(({ kind }) => kind === "failover"));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("labels beside restarts", () => {
  const lines = (count: number, version: string) => [
    `a primary ${version}`,
    `b secondary ${version}`,
    ...Array.from({ length: count }, (_, i) => `p${i} processing ${version} restart 8`),
  ];

  it("stand behind the restart while there is room", () => {
    expect(rowLabels(drawn("cluster", lines(1, "4.3")), words, ROOMY_PX)).toMatchObject([{ side: "behind", who: LONG.who }]);
  });

  it("are shortened before they would touch the next bar, and left out before they would run over the edge", () => {
    const told = rowLabels(drawn("cluster", lines(3, "3.2")), words, TIGHT_PX);
    expect(told.every(({ who }) => who === "")).toBe(true);
    expect(told.length).toBeLessThan(9);
  });

  it("never touch a bar, one another or the edge", () => {
    const places = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      version: fc.constantFrom("3.2", "3.3", "4.3"),
      width: fc.integer({ min: 300, max: 1_200 }),
    });
    fc.assert(
      fc.property(places, ({ count, version, width }) => {
        const timeline = drawn("cluster", lines(count, version));
        const px = width / timeline.totalMinutes;
        const spans = rowLabels(timeline, words, width).map(({ band, side, minute, time, who }) => {
          const length = `${time} ${who}`.trim().length * 6.4 + 10;
          const start = minute * px;
          return {
            row: band.rows[0],
            from: side === "behind" ? start : start - length,
            to: side === "behind" ? start + length : start,
          };
        });
        const bars = timeline.bars.map(({ row, from, minutes }) => ({ row, from: from * px, to: (from + minutes) * px }));
        for (const [i, span] of spans.entries()) {
          expect(span.from).toBeGreaterThanOrEqual(0);
          expect(span.to).toBeLessThanOrEqual(width);
          for (const other of [...spans.slice(i + 1), ...bars])
            if (other.row === span.row) expect(span.to <= other.from + 0.01 || other.to <= span.from + 0.01).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("words of the standing picture", () => {
  it.each([
    ["every VPS is off", 14, ["every VPS", "is off"]],
    ["Primary’s VPSs are off", 14, ["Primary’s", "VPSs are off"]],
    ["off", 14, ["off"]],
    ["Donaudampfschifffahrt aus", 14, ["Donaudampfschifffahrt", "aus"]],
  ])("%j break into even lines", (text, most, lines) => {
    expect(wrapWords(text, most)).toEqual(lines);
  });

  it("have room for one another: short gaps stretch the picture", () => {
    const calm = minutePx(300, [
      { minute: 0, lines: 2 },
      { minute: 60, lines: 3 },
    ]);
    const tight = minutePx(300, [
      { minute: 0, lines: 2 },
      { minute: 10, lines: 3 },
    ]);
    expect(tight).toBeGreaterThan(calm);
    expect(tight * 10).toBeGreaterThanOrEqual(2 * 15);
  });

  it("do not stretch a very long picture without end", () => {
    expect(minutePx(100_000, [{ minute: 0, lines: 2 }]) * 100_000).toBeLessThanOrEqual(1_500);
  });

  it("are shortened, then left out, where the next begins too soon", () => {
    const labels = [
      { minute: 0, lines: 3 },
      { minute: 100, lines: 3 },
      { minute: 120, lines: 3 },
      { minute: 125, lines: 3 },
    ];
    expect([...besideFit(labels, 1)]).toEqual([
      [0, "all"],
      [100, "first line"],
      [120, "none"],
      [125, "all"],
    ]);
  });
});

describe("whether words fit", () => {
  it.each([
    [60, 225, 24, "always"],
    [20, 765, 20, "roomy"],
    [15, 9_000, 20, "never"],
  ])("%i of %i minutes, words of %i pixels: %s", (minutes, total, need, fit) => {
    expect(fitOf(minutes, total, need)).toBe(fit);
  });
});
