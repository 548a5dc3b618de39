import { dayNumber } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, sameWallClock } from "#lib/time/zone.ts";
import { brokenRules } from "./broken-rules.ts";
import type { SlotFacts } from "./evaluate-slot.ts";
import { startGrid } from "./start-grid.ts";

/**
 * The start that breaks no rule and lies closest to the one asked for, before or after it (the earlier of two at the same
 * distance); the one asked for where it breaks none; `null` where there is none from notice to horizon. The calendar has to
 * hold everything from now to the horizon, or the answer may be taken.
 */
export function nearestAllowed(facts: SlotFacts): Instant | null {
  const { start, now, zone, policy } = facts;
  const dayOf = (days: number) => dayNumber(localTime(sameWallClock(now, days, zone), zone).date);
  const [firstDay, lastDay] = [dayOf(policy.noticeDays), dayOf(policy.horizonDays)];
  const grid = startGrid({ firstDay, lastDay, zone }, policy);
  const broken = brokenRules(grid, facts);
  let nearest: number | null = null;
  for (let n = 0; n < broken.length; n++) {
    if (broken[n] !== 0) continue;
    const candidate = grid.starts[n] as number;
    if (nearest === null || Math.abs(candidate - start) < Math.abs(nearest - start)) nearest = candidate;
  }
  return nearest as Instant | null;
}
