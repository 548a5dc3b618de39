import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Interval } from "#lib/time/interval.ts";
import { overlaps } from "#lib/time/interval.ts";

/**
 * Who gets the window: of those free, the one with the fewest windows on that day; of several, the first in the order given.
 * The same question gets the same answer, so a request sent again finds the same engineer. `null` where nobody is free.
 */
export function fairestEngineer(free: readonly EngineerId[], held: readonly HeldWindow[], day: Interval): EngineerId | null {
  const load = (id: EngineerId) => held.filter(({ engineerId, interval }) => engineerId === id && overlaps(interval, day)).length;
  const loads = free.map((id) => ({ id, windows: load(id) }));
  const least = Math.min(...loads.map(({ windows }) => windows));
  return loads.find(({ windows }) => windows === least)?.id ?? null;
}
