import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { SlotRange } from "#lib/scheduling/free-slots.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId, Shift } from "#lib/scheduling/rota.ts";
import { dayNumber } from "#lib/time/calendar-date.ts";
import { DAY_MS, type Instant, instant, MINUTE_MS } from "#lib/time/instant.ts";
import { plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";

/** The customer's clock, the desk's, and a first day after which both of them change. */
const ZONE = "America/Toronto" as ZoneName;
const DESK = "Europe/Sarajevo" as ZoneName;
const FIRST = "2026-10-05";

const WINDOW_MINUTES = 206;
const GRID_MINUTES = 30;

export type Size = { readonly days: number; readonly engineers: number; readonly bookings: number };

/** Four kinds of week, so that no engineer is like the next: all day, by night over midnight, evenings, and no hours at all. */
const WEEKS: readonly (readonly Shift[])[] = [
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "08:00", to: "20:00" })),
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "20:00", to: "08:00" })),
  [1, 2, 3, 4].map((weekday) => ({ weekday, from: "14:00", to: "24:00" })),
  [],
];

const engineerId = (n: number): EngineerId => `engineer-${n}` as EngineerId;

const team = (size: number): readonly Engineer[] =>
  Array.from({ length: size }, (_, n) => ({
    id: engineerId(n),
    name: `Engineer ${n}`,
    userId: null,
    hours: WEEKS[n % WEEKS.length] ?? [],
  }));

/** The same numbers from 0 to 1 at every run (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Spread over the days and the team, on the grid, each two to seven hours long; by start, as the database gives them. */
function bookings({ days, engineers, bookings: count }: Size, from: Instant): readonly HeldWindow[] {
  const next = numbers(20_261_005);
  const starts = (days * DAY_MS) / (GRID_MINUTES * MINUTE_MS);
  const made = Array.from({ length: count }, (_, n) => {
    const start = instant(from + Math.floor(next() * starts) * GRID_MINUTES * MINUTE_MS);
    const end = instant(start + (120 + Math.floor(next() * 300)) * MINUTE_MS);
    return { engineerId: engineerId(n % engineers), interval: { start, end } };
  });
  return made.toSorted((a, b) => a.interval.start - b.interval.start);
}

/** A question for free starts of that size, which answers some days with starts and some without; the same one every time. */
export function slotQuestion(size: Size): SlotRange & SlotQuery {
  const from = startOfDay(FIRST, ZONE);
  const blackout = { start: instant(from + 9 * DAY_MS), end: instant(from + 10 * DAY_MS) };
  return {
    from: FIRST,
    to: plusDays(FIRST, size.days - 1),
    zone: ZONE,
    windowMinutes: WINDOW_MINUTES,
    now: instant((dayNumber(FIRST) - 9) * DAY_MS),
    policy: { ...DEFAULT_POLICY, zone: DESK, stepMinutes: GRID_MINUTES, horizonDays: 400 },
    calendar: {
      engineers: team(size.engineers),
      blackouts: [{ interval: blackout, reason: "training" }],
      held: bookings(size, from),
    },
  };
}
