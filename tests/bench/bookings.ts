import { performance } from "node:perf_hooks";
import { parseInstant } from "#lib/time/instant.ts";
import { type Ground, prepareGround, wishFor } from "#tests/load/ground.ts";
import { granted } from "#tests/load/http.ts";
import { type Rig, startRig } from "#tests/load/rig.ts";
import type { Row } from "#tests/support/promise-rows.ts";
import { openBarePg } from "./booking-statements.ts";
import { medianOf } from "./median.ts";

const CONNECTIONS = 32;
const BATCH = 100;
const ROUNDS = 5;
const SHARE = 0.3;
const PER_SECOND = 50;

/** Bookings a second, one start each, over so many connections at once. */
async function rate(starts: readonly string[], book: (start: string) => Promise<unknown>): Promise<number> {
  const left = [...starts];
  const begun = performance.now();
  const one = async () => {
    for (let start = left.pop(); start !== undefined; start = left.pop()) await book(start);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return (starts.length / (performance.now() - begun)) * 1_000;
}

async function compare(rig: Rig) {
  const ground: Ground = await prepareGround(rig, "upgrade", 1 + (ROUNDS + 1) * 2 * BATCH);
  const [first = "", ...starts] = ground.starts;
  const submit = (start: string) => granted(ground.customer, "POST", "/bookings", { body: wishFor(ground, start) });
  const { id } = await submit(first);
  const bare = await openBarePg(rig.databaseUrl, String(id), CONNECTIONS);
  const bookBare = (start: string) => bare.book(parseInstant(start) ?? (0 as never));
  try {
    const rounds: { app: number; bare: number }[] = [];
    // The first round only warms both.
    for (let n = 0; n <= ROUNDS; n++) {
      const batch = (which: number) => starts.slice((2 * n + which) * BATCH, (2 * n + which + 1) * BATCH);
      rounds.push({ bare: await rate(batch(0), bookBare), app: await rate(batch(1), submit) });
    }
    const measured = rounds.slice(1);
    return {
      share: medianOf(measured.map((round) => round.app / round.bare)),
      app: medianOf(measured.map((round) => round.app)),
      bare: medianOf(measured.map((round) => round.bare)),
    };
  } finally {
    await bare.end();
  }
}

export const bookingThroughput: Row = {
  promise: "bookings by HTTP over 32 connections beside the same statements under the same lock through bare pg",
  async measure() {
    const rig = await startRig(1);
    try {
      const { share, app, bare } = await compare(rig);
      const value = { share: Number(share.toFixed(2)), perSecond: Math.round(app), barePerSecond: Math.round(bare) };
      const holds = share >= SHARE && app >= PER_SECOND;
      return { value, target: { share: `>= ${SHARE}`, perSecond: `>= ${PER_SECOND}` }, holds };
    } finally {
      await rig.stop();
    }
  },
};
