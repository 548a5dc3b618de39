import type { Finding, Form, Row } from "#tests/support/promise-rows.ts";
import { approvePairs, decideAtOnce, STARTS_A_PAIR, STARTS_A_ROUND } from "./decisions.ts";
import { rightHour } from "./every-zone.ts";
import { prepareGround } from "./ground.ts";
import { mailsLeave } from "./mails.ts";
import { sellWindows } from "./one-window.ts";
import { type Rig, startRig } from "./rig.ts";
import { retrySafely } from "./safe-retry.ts";
import { followStates } from "./states.ts";

/** A row that is measured at running apps. */
type AppRow = { readonly promise: string; readonly measure: (rig: Rig, form: Form) => Promise<Finding> };

const INSTANCES = 2;

/** Two apps on a fresh database for each row, so that none stands on what another has left. */
const atApps = ({ promise, measure }: AppRow): Row => ({
  promise,
  async measure(form) {
    const rig = await startRig(INSTANCES);
    try {
      return await measure(rig, form);
    } finally {
      await rig.stop();
    }
  },
});

const BURST = 100;
const P99_LIMIT_MS = 2_000;
const SENDS_A_KEY = 10;

const soldOnce: AppRow = {
  promise: "a window is sold once",
  async measure(rig, form) {
    const slots = form === "short" ? 10 : 100;
    const value = await sellWindows(rig, await prepareGround(rig, "upgrade", slots), BURST);
    const refused = slots * (BURST - 1);
    const counts = value.booked === slots && value.refused === refused && value.unexpected === 0;
    const holds = counts && value.crowded === 0 && value.overlaps === 0 && value.p99Ms < P99_LIMIT_MS;
    const target = { booked: slots, refused, unexpected: 0, crowded: 0, overlaps: 0, p99Ms: `< ${P99_LIMIT_MS}` };
    return { value, target, holds };
  },
};

const retriedSafely: AppRow = {
  promise: "safe retry",
  async measure(rig, form) {
    const keys = form === "short" ? 100 : 1_000;
    const value = await retrySafely(rig, await prepareGround(rig, "gui-update", keys), SENDS_A_KEY);
    const target = { keys, bookings: keys, unequal: 0 };
    return { value, target, holds: value.bookings === keys && value.unequal === 0 };
  },
};

const followsStates: Row = {
  promise: "states follow the model",
  async measure(form) {
    const extent = form === "short" ? { sequences: 40, commands: 40 } : { sequences: 1_000, commands: 60 };
    const value = await followStates(extent);
    const target = { sequences: extent.sequences, fault: null };
    return { value, target, holds: value.fault === null && value.sequences === extent.sequences };
  },
};

const decidedOnce: AppRow = {
  promise: "decisions do not race",
  async measure(rig, form) {
    const [pairs, rounds] = form === "short" ? [25, 25] : [500, 500];
    const first = await approvePairs(rig, await prepareGround(rig, "gui-update", pairs * STARTS_A_PAIR), pairs);
    const second = await decideAtOnce(rig, await prepareGround(rig, "gui-update", rounds * STARTS_A_ROUND), rounds);
    const target = {
      pairs: { winners: pairs, wrong: 0, unexpected: 0, overlaps: 0 },
      rounds: { unexpected: 0, broken: 0, overlaps: 0 },
    };
    const alone = first.winners === pairs && first.wrong + first.unexpected + first.overlaps === 0;
    return {
      value: { pairs: first, rounds: second },
      target,
      holds: alone && second.unexpected + second.broken + second.overlaps === 0 && second.changes >= rounds,
    };
  },
};

/** Every promise that has a measurement, by its number. */
export const ROWS: Readonly<Record<string, Row>> = {
  B1: atApps(soldOnce),
  B2: atApps(decidedOnce),
  B3: atApps(retriedSafely),
  B5: rightHour,
  B6: followsStates,
  O2: mailsLeave,
};
