import { dayNumber } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, sameWallClock } from "#lib/time/zone.ts";
import { brokenRules } from "./broken-rules.ts";
import type { SlotFacts } from "./evaluate-slot.ts";
import { startGrid } from "./start-grid.ts";

/** Starts that break no rule: the closest to the one asked for, and those on either side of it; `null` where there is none. */
export type NearestStarts = {
  readonly closest: Instant | null;
  readonly before: Instant | null;
  readonly after: Instant | null;
};

/**
 * From notice to horizon; `closest` is the one asked for where it breaks no rule, and the earlier of two at the same distance.
 * The calendar has to hold everything from now to the horizon, or the answer may be taken.
 */
export function nearestAllowed(facts: SlotFacts): NearestStarts {
  const { start, now, zone, policy } = facts;
  const dayOf = (days: number) => dayNumber(localTime(sameWallClock(now, days, zone), zone).date);
  const [firstDay, lastDay] = [dayOf(policy.noticeDays), dayOf(policy.horizonDays)];
  const grid = startGrid({ firstDay, lastDay, zone }, policy);
  const broken = brokenRules(grid, facts);
  const free = grid.starts.filter((_, n) => broken[n] === 0);
  const [before, after] = [free.findLast((moment) => moment < start), free.find((moment) => moment > start)];
  const near = [before, free.find((moment) => moment === start), after].filter((moment) => moment !== undefined);
  const closest = near.reduce<number | null>(
    (best, moment) => (best === null || Math.abs(moment - start) < Math.abs(best - start) ? moment : best),
    null,
  );
  const orNone = (moment: number | null | undefined) => (moment ?? null) as Instant | null;
  return { closest: orNone(closest), before: orNone(before), after: orNone(after) };
}
