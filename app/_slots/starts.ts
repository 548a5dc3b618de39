import { brokenRules, codesOf, type SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { startGrid } from "#lib/scheduling/start-grid.ts";
import { dateOfDay, dayNumber } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";

/** One start of the desk's grid and the rules that it breaks, in their order; none: it can be booked. */
export type Start = { readonly start: Instant; readonly codes: readonly RefusalCode[] };

/** Starts by local date of the customer's zone, ascending. A date that the clock jumps over is there and empty. */
export type Starts = ReadonlyMap<string, readonly Start[]>;

const NONE: readonly RefusalCode[] = [];

/** Every start from one local date to another, both included, judged as `evaluateSlot` would. */
export function startsBetween({ from, to }: { readonly from: string; readonly to: string }, query: SlotQuery): Starts {
  const [firstDay, lastDay] = [dayNumber(from), dayNumber(to)];
  const grid = startGrid({ firstDay, lastDay, zone: query.zone }, query.policy);
  const broken = brokenRules(grid, query);
  const found = new Map<string, Start[]>();
  for (let day = firstDay; day <= lastDay; day++) found.set(dateOfDay(day), []);
  for (let n = 0; n < broken.length; n++) {
    const bits = broken[n] ?? 0;
    const start = grid.starts[n] as Instant;
    found.get(dateOfDay(grid.days[n] ?? firstDay))?.push({ start, codes: bits === 0 ? NONE : codesOf(bits) });
  }
  return found;
}

export const isFree = ({ codes }: Start): boolean => codes.length === 0;

/** Moments that can be booked, ascending. */
export const freeStarts = (starts: Starts): readonly Instant[] =>
  [...starts.values()].flatMap((day) => day.filter(isFree).map(({ start }) => start));

/**
 * The `count` free moments closest to `wanted`, in the order of the clock; of two as close, the earlier. Of two or more one lies
 * on either side where there is one.
 */
export function nearestFree(free: readonly Instant[], wanted: Instant, count: number): readonly Instant[] {
  const byDistance = [...free].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b);
  const sides = [byDistance.find((start) => start < wanted), byDistance.find((start) => start > wanted)];
  const first = count < 2 ? [] : sides.filter((start) => start !== undefined);
  return [...new Set([...first, ...byDistance])].slice(0, count).sort((a, b) => a - b);
}

/** The last date before `date` with a free start; `null` where there is none in what is known. */
export function lastFreeDate(starts: Starts, date: string): string | null {
  return [...starts].findLast(([day, found]) => day < date && found.some(isFree))?.[0] ?? null;
}

/** The first date after `date` with a free start; `null` where there is none in what is known. */
export function nextFreeDate(starts: Starts, date: string): string | null {
  for (const [day, found] of starts) if (day > date && found.some(isFree)) return day;
  return null;
}
