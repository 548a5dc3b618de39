import { dateOfDay, dayNumber } from "#lib/time/calendar-date.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { brokenRules, codesOf, type SlotQuery } from "./broken-rules.ts";
import type { RefusalCode } from "./evaluate-slot.ts";
import { emptyDayCode } from "./open-days.ts";
import type { Policy } from "./policy.ts";
import { startGrid } from "./start-grid.ts";

/** Local dates in the customer's zone, both inclusive. */
export type SlotRange = { readonly from: string; readonly to: string };

/** `slots` ascend; buffers are not in them. `closed` is empty where the day has a slot. */
export type SlotDay = { readonly date: string; readonly slots: readonly Interval[]; readonly closed: readonly RefusalCode[] };

/**
 * The starts that break no rule, day by day, as `evaluateSlot` judges them one by one. A day without one says which rules its starts
 * break, all together, in the order of `REFUSAL_CODES`; times that the clock jumps over are no starts. A day without a single start
 * is closed for `local-time` or `time-of-day`, see `emptyDayCode`. No days where `to` is before `from`.
 */
export function freeSlots(query: SlotRange & SlotQuery): { readonly days: readonly SlotDay[] } {
  const [firstDay, lastDay] = [dayNumber(query.from), dayNumber(query.to)];
  const count = Math.max(0, lastDay - firstDay + 1);
  const grid = startGrid({ firstDay, lastDay, zone: query.zone }, query.policy);
  const broken = brokenRules(grid, query);
  const slots = Array.from({ length: count }, (): Interval[] => []);
  const bits = new Int32Array(count);
  for (let n = 0; n < broken.length; n++) {
    const day = (grid.days[n] as number) - firstDay;
    const found = broken[n] as number;
    if (found === 0) slots[day]?.push(slotAt(grid.starts[n] as number, query.windowMinutes));
    else bits[day] = (bits[day] as number) | found;
  }
  return {
    days: slots.map((free, day) => slotDay(dateOfDay(firstDay + day), free, closedCodes(bits[day] as number, query.policy))),
  };
}

const slotAt = (start: number, windowMinutes: number): Interval => ({
  start: start as Instant,
  end: plusMinutes(start as Instant, windowMinutes),
});

const slotDay = (date: string, slots: readonly Interval[], closed: readonly RefusalCode[]): SlotDay => ({
  date,
  slots,
  closed: slots.length > 0 ? [] : closed,
});

/** A day without starts has broken no rule: then the grid itself is what is missing. */
const closedCodes = (bits: number, policy: Policy): readonly RefusalCode[] =>
  bits === 0 ? [emptyDayCode(policy)] : codesOf(bits);
