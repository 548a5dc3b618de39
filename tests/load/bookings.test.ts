import { afterAll, beforeAll, expect, test } from "vitest";
import { breakCalendar, breakKeys, breakRevisions, breakSeries, mendSeries } from "./calendar.ts";
import { approvePairs, decideAtOnce, STARTS_A_PAIR, STARTS_A_ROUND } from "./decisions.ts";
import { prepareGround } from "./ground.ts";
import { sellWindows } from "./one-window.ts";
import { type Rig, startRig } from "./rig.ts";
import { retrySafely } from "./safe-retry.ts";
import { raceSeries, STARTS_A_RACE } from "./series.ts";

let rig: Rig;

beforeAll(async () => {
  rig = await startRig(2);
}, 400_000);

afterAll(() => rig.stop());

test("a window is sold once: 1,000 attempts on 10 slots in bursts of 100, at two apps", async () => {
  const found = await sellWindows(rig, await prepareGround(rig, "upgrade", 10), 100);
  expect(found).toMatchObject({ attempts: 1_000, booked: 10, refused: 990, unexpected: 0, crowded: 0, overlaps: 0 });
});

test("safe retry: 100 keys, each sent 10 times at once, are 100 bookings", async () => {
  const found = await retrySafely(rig, await prepareGround(rig, "gui-update", 100), 10);
  expect(found).toEqual({ keys: 100, sends: 1_000, bookings: 100, unequal: 0 });
});

test("decisions do not race: 20 pairs approved for one window, 20 bookings approved, moved and cancelled at once", async () => {
  const pairs = await approvePairs(rig, await prepareGround(rig, "gui-update", 20 * STARTS_A_PAIR), 20);
  expect(pairs).toEqual({ pairs: 20, winners: 20, wrong: 0, unexpected: 0, overlaps: 0 });
  const rounds = await decideAtOnce(rig, await prepareGround(rig, "gui-update", 20 * STARTS_A_ROUND), 20);
  expect(rounds).toMatchObject({ unexpected: 0, broken: 0, overlaps: 0 });
  expect(rounds.changes).toBeGreaterThanOrEqual(20);
});

const RACES = 12;

test("a series is held all or none: series and single windows that want each other's evenings, at two apps", async () => {
  const found = await raceSeries(rig, await prepareGround(rig, "path", RACES * STARTS_A_RACE), RACES);
  expect(found).toMatchObject({ attempts: RACES * 7, unexpected: 0, partial: 0, overlaps: 0, sold: RACES * STARTS_A_RACE });
  console.log(`${found.series} series and ${found.sold - 3 * found.series} single windows of ${found.attempts} attempts`);
});

test("the same races find out a build that lets an evening go", async () => {
  await breakSeries(rig.databaseUrl);
  const found = await raceSeries(rig, await prepareGround(rig, "path", 4 * STARTS_A_RACE), 4);
  await mendSeries(rig.databaseUrl);
  console.log(`With an evening let go: ${found.partial} of ${found.series} series are not whole`);
  expect(found.partial).toBeGreaterThan(0);
});

test("the same sends find out a build that forgets its keys", async () => {
  await breakKeys(rig.databaseUrl);
  const found = await retrySafely(rig, await prepareGround(rig, "gui-update", 40), 10);
  console.log(`Without keys: ${found.unequal} of ${found.keys} keys answered in more than one way`);
  expect(found.unequal).toBeGreaterThan(0);
});

test("the same attempts find out a build without lock and constraint", async () => {
  await breakCalendar(rig.databaseUrl);
  // Each app lets one request for a start in at a time, so that doubles need both apps at the same moment: many slots, small bursts.
  const found = await sellWindows(rig, await prepareGround(rig, "upgrade", 40), 30);
  console.log(`Without lock and constraint: ${found.booked} bookings of 40 windows, ${found.overlaps} overlaps`);
  expect(found.booked).toBeGreaterThan(40);
  expect(found.crowded).toBeGreaterThan(0);
  expect(found.overlaps).toBeGreaterThan(0);
});

test("and the same races for series, too", async () => {
  const found = await raceSeries(rig, await prepareGround(rig, "path", RACES * STARTS_A_RACE), RACES);
  console.log(`Without lock and constraint: ${found.sold} windows sold of ${RACES * STARTS_A_RACE}, ${found.overlaps} overlaps`);
  expect(found.sold).toBeGreaterThan(RACES * STARTS_A_RACE);
});

test("and the same decisions, too", async () => {
  const found = await approvePairs(rig, await prepareGround(rig, "gui-update", 20 * STARTS_A_PAIR), 20);
  console.log(`Without lock and constraint: ${found.winners} winners of ${found.pairs} pairs`);
  expect(found.winners).toBeGreaterThan(20);
});

test("a booking's revision alone keeps decisions apart, and the same rounds find out a build without it", async () => {
  await breakCalendar(rig.databaseUrl);
  const before = await decideAtOnce(rig, await prepareGround(rig, "gui-update", 20 * STARTS_A_ROUND), 20);
  expect(before).toMatchObject({ unexpected: 0, broken: 0 });
  await breakRevisions(rig.databaseUrl);
  const found = await decideAtOnce(rig, await prepareGround(rig, "gui-update", 20 * STARTS_A_ROUND), 20);
  console.log(`Without revisions: ${found.broken} of ${found.rounds} stories do not hold together`);
  expect(found.broken).toBeGreaterThan(0);
});
