import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { freeSlots } from "#lib/scheduling/free-slots.ts";
import type { Form, Row } from "#tests/support/promise-rows.ts";
import { slotQueries } from "#tests/support/slot-inputs.ts";
import { slowFreeSlots } from "#tests/support/slow-slots.ts";
import { medianOf } from "./median.ts";
import { slotQuestion } from "./slot-question.ts";

const ROUNDS = 7;

/** Milliseconds for one run, as the mean of so many in a row. */
function timeOf(work: () => unknown, runs: number): number {
  const begun = performance.now();
  for (let n = 0; n < runs; n++) work();
  return (performance.now() - begun) / runs;
}

/** The medians of both, taken in turns so that a machine that is busy for a while is busy for both. Each has run warm before. */
function medians(a: readonly [() => unknown, number], b: readonly [() => unknown, number]): readonly [number, number] {
  for (const [work, runs] of [a, b]) timeOf(work, Math.min(300, 2 * runs));
  const found = Array.from({ length: ROUNDS }, () => [timeOf(...a), timeOf(...b)] as const);
  return [medianOf(found.map(([first]) => first)), medianOf(found.map(([, second]) => second))];
}

const inputs = (form: Form): number => (form === "short" ? 200 : 1_000);

/** How many of so many random questions the two answer differently. */
function differences(count: number): number {
  return fc.sample(slotQueries, count).filter((query) => !isDeepStrictEqual(freeSlots(query), slowFreeSlots(query))).length;
}

const rounded = (number: number): number => Number(number.toPrecision(3));

const TIMES_LOOP = 500;

export const quickSlots: Row = {
  promise: "free slots of 30 days, 30-minute grid, 10 engineers, 1,000 bookings",
  async measure(form) {
    const question = slotQuestion({ days: 30, engineers: 10, bookings: 1_000 });
    const same = isDeepStrictEqual(freeSlots(question), slowFreeSlots(question));
    const [loop, own] = medians([() => slowFreeSlots(question), 1], [() => freeSlots(question), 100]);
    const random = inputs(form);
    const different = differences(random) + (same ? 0 : 1);
    const timesLoop = loop / own;
    return {
      value: { timesLoop: Math.round(timesLoop), ms: rounded(own), loopMs: rounded(loop), inputs: random, different },
      target: { timesLoop: `>= ${TIMES_LOOP}`, different: 0 },
      holds: timesLoop >= TIMES_LOOP && different === 0,
    };
  },
};

const MOST_GROWTH = 15;
const A_MONTH = { days: 30, engineers: 10, bookings: 1_000 };
/** As busy as the month, for a year. */
const A_YEAR = { days: 365, engineers: 10, bookings: 12_167 };

export const slotsOfAYear: Row = {
  promise: "free slots of 365 days instead of 30, as busy",
  async measure() {
    const [month, year] = [slotQuestion(A_MONTH), slotQuestion(A_YEAR)];
    const [short, long] = medians([() => freeSlots(month), 100], [() => freeSlots(year), 10]);
    return {
      value: { times: rounded(long / short), monthMs: rounded(short), yearMs: rounded(long) },
      target: { times: `<= ${MOST_GROWTH}` },
      holds: long / short <= MOST_GROWTH,
    };
  },
};
