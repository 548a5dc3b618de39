import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Interval, overlaps } from "#lib/time/interval.ts";
import { localTime, plusDays, startOfDay } from "#lib/time/zone.ts";

/** The day in which a start falls by the desk's calendar: 23 or 25 hours where the clock changes. */
export function deskDay(start: Instant, { zone }: Pick<Policy, "zone">): Interval {
  const { date } = localTime(start, zone);
  return { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) };
}

/** How many of the windows hold the engineer on that day; one over midnight counts on both days. */
export const windowsOn = (day: Interval, held: readonly HeldWindow[], id: EngineerId): number =>
  held.filter(({ engineerId, interval }) => engineerId === id && overlaps(interval, day)).length;

/** Who could have the window. `keep` has it already; `null` where nobody has. */
export type EngineerQuestion = {
  readonly free: readonly EngineerId[];
  readonly held: readonly HeldWindow[];
  readonly start: Instant;
  readonly policy: Pick<Policy, "zone">;
  readonly keep: EngineerId | null;
};

/**
 * Who gets the window: whoever has it already, where they are free; else of those free the one with the fewest windows on
 * that day, of several the first in the order given. The same question gets the same answer, so a request sent again finds
 * the same engineer, and a page proposes whom the service takes. `null` where nobody is free.
 */
export function preferredEngineer({ free, held, start, policy, keep }: EngineerQuestion): EngineerId | null {
  if (keep !== null && free.includes(keep)) return keep;
  const day = deskDay(start, policy);
  const loads = free.map((id) => ({ id, windows: windowsOn(day, held, id) }));
  const least = Math.min(...loads.map(({ windows }) => windows));
  return loads.find(({ windows }) => windows === least)?.id ?? null;
}
