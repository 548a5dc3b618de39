import { weekdayOfDay } from "#lib/time/calendar-date.ts";
import { type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { timelineOf } from "#lib/time/timeline.ts";
import { sameWallClock, type ZoneName } from "#lib/time/zone.ts";
import { type Calendar, REFUSAL_CODES, type RefusalCode } from "./evaluate-slot.ts";
import type { Policy } from "./policy.ts";
import { dutyOf } from "./rota.ts";
import type { StartGrid } from "./start-grid.ts";
import { indexOf, type StartIndex } from "./start-index.ts";

/** Everything but the start; `zone` is the customer's. */
export type SlotQuery = {
  readonly windowMinutes: number;
  readonly zone: ZoneName;
  readonly now: Instant;
  readonly policy: Policy;
  readonly calendar: Calendar;
};

/** One bit for each rule, in the order of `REFUSAL_CODES`. */
export const bitOf = (code: RefusalCode): number => 1 << REFUSAL_CODES.indexOf(code);

/** The codes of the bits, in the order of `REFUSAL_CODES`. */
export const codesOf = (bits: number): readonly RefusalCode[] => REFUSAL_CODES.filter((code) => (bits & bitOf(code)) !== 0);

/** The starts of a grid, where they reach a moment, and where they exceed it. */
type Row = { readonly length: number; readonly from: StartIndex; readonly after: StartIndex };

/** Rises by the weight at each span's first start and falls behind its last: running sums tell how many spans a start lies in. */
type Steps = Int32Array;

type SpanOfStarts = { readonly from: number; readonly until: number };

function addSpan(steps: Steps, { from, until }: SpanOfStarts, weight = 1): void {
  if (from >= until) return;
  steps[from] = (steps[from] as number) + weight;
  steps[until] = (steps[until] as number) - weight;
}

/**
 * For each start of the grid the bits of the rules that it breaks; none for a start that may be booked. Rules are turned into
 * spans of starts, so that no start is ever compared with a booking.
 */
export function brokenRules({ starts, days }: StartGrid, query: SlotQuery): Uint16Array {
  const broken = new Uint16Array(starts.length);
  if (starts.length === 0) return broken;
  const from = indexOf(starts);
  const row: Row = { length: starts.length, from, after: (moment) => from(moment + 1) };
  const span = {
    start: (starts[0] ?? 0) as Instant,
    end: ((starts.at(-1) ?? 0) + query.windowMinutes * MINUTE_MS) as Instant,
  };
  markWeekdays(broken, days, query.policy);
  markNoticeAndHorizon(broken, row, query);
  markBlackouts(broken, row, query);
  markEngineers(broken, stepsForEach(row, query, span));
  return broken;
}

function markWeekdays(broken: Uint16Array, days: Int32Array, { weekdays }: Policy): void {
  const bit = bitOf("weekday");
  let [day, closed] = [Number.NaN, 0];
  for (let n = 0; n < broken.length; n++) {
    if (days[n] !== day) {
      day = days[n] as number;
      closed = weekdays.includes(weekdayOfDay(day)) ? 0 : bit;
    }
    broken[n] = closed;
  }
}

function markNoticeAndHorizon(broken: Uint16Array, row: Row, { now, zone, policy }: SlotQuery): void {
  const [notice, horizon] = [bitOf("notice"), bitOf("horizon")];
  const first = row.from(sameWallClock(now, policy.noticeDays, zone));
  const beyond = row.after(sameWallClock(now, policy.horizonDays, zone));
  for (let n = 0; n < first; n++) broken[n] = (broken[n] as number) | notice;
  for (let n = beyond; n < broken.length; n++) broken[n] = (broken[n] as number) | horizon;
}

/** A window from `s` touches `[start, end)` where `start - window < s < end`. */
function markBlackouts(broken: Uint16Array, row: Row, { windowMinutes, calendar }: SlotQuery): void {
  const bit = bitOf("blackout");
  const steps: Steps = new Int32Array(row.length + 1);
  for (const { interval } of calendar.blackouts) {
    if (interval.start >= interval.end) continue;
    const from = row.after(interval.start - windowMinutes * MINUTE_MS);
    addSpan(steps, { from, until: row.from(interval.end) });
  }
  for (let n = 0, touching = 0; n < broken.length; n++) {
    touching += steps[n] as number;
    if (touching > 0) broken[n] = (broken[n] as number) | bit;
  }
}

/** In one engineer's steps: what is held counts in units, duty in units of this, since more is never held at once. */
const DUTY = 1 << 20;

/** What a start has found so far: nobody on duty, somebody but taken, somebody free. */
const ON_DUTY = 1;
const FREE = 2;

/** `desk-hours` where nobody is on duty for the whole window, `capacity` where nobody of those is free. */
function markEngineers(broken: Uint16Array, team: readonly Steps[]): void {
  const [deskHours, capacity] = [bitOf("desk-hours"), bitOf("capacity")];
  const state = new Uint8Array(broken.length);
  for (const steps of team) addEngineer(state, steps);
  for (let n = 0; n < broken.length; n++) {
    const found = state[n] as number;
    if (found === 0) broken[n] = (broken[n] as number) | deskHours;
    else if ((found & FREE) === 0) broken[n] = (broken[n] as number) | capacity;
  }
}

function addEngineer(state: Uint8Array, steps: Steps): void {
  for (let n = 0, sum = 0; n < state.length; n++) {
    sum += steps[n] as number;
    if (sum >= DUTY) state[n] = (state[n] as number) | ((sum & (DUTY - 1)) === 0 ? FREE : ON_DUTY);
  }
}

/** Per engineer, in one piece of memory for all, since making many small ones takes longer than filling them. */
function stepsForEach(row: Row, query: SlotQuery, span: Interval): readonly Steps[] {
  const { engineers } = query.calendar;
  const size = row.length + 1;
  const memory = new Int32Array(size * engineers.length);
  const all = engineers.map((_, n) => memory.subarray(n * size, (n + 1) * size));
  addDuties(all, row, { query, span });
  addHeld(all, row, query);
  return all;
}

/** The starts whose whole window lies in one stretch of duty, `duty.start <= s <= duty.end - window`. */
function addDuties(all: readonly Steps[], row: Row, { query, span }: { query: SlotQuery; span: Interval }): void {
  const { windowMinutes, policy, calendar } = query;
  const desk = timelineOf(policy.zone, span);
  for (const [n, engineer] of calendar.engineers.entries()) {
    for (const duty of dutyOf(engineer, span, desk)) {
      const until = row.after(duty.end - windowMinutes * MINUTE_MS);
      addSpan(all[n] as Steps, { from: row.from(duty.start), until }, DUTY);
    }
  }
}

/** The starts whose window, with its buffers, overlaps something that the engineer is held for. */
function addHeld(all: readonly Steps[], row: Row, { windowMinutes, policy, calendar }: SlotQuery): void {
  const before = policy.bufferBeforeMinutes * MINUTE_MS;
  const fromStart = (windowMinutes + policy.bufferAfterMinutes) * MINUTE_MS;
  const byEngineer = new Map(calendar.engineers.map(({ id }, n) => [id, all[n]]));
  for (const { engineerId, interval } of calendar.held) {
    const steps = byEngineer.get(engineerId);
    if (!steps || interval.start >= interval.end) continue;
    addSpan(steps, { from: row.after(interval.start - fromStart), until: row.from(interval.end + before) });
  }
}
