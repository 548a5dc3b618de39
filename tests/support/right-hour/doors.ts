import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { freeSlots } from "#lib/scheduling/free-slots.ts";
import { hoursCover } from "#lib/scheduling/rota.ts";
import { time } from "#lib/time/format.ts";
import { isoLocal, localTime, resolveLocal, sameWallClock, startOfDay } from "#lib/time/zone.ts";

/** Every way from a moment to a clock on the wall and back, so that a broken one can be put in its place. */
export type Doors = {
  readonly resolveLocal: typeof resolveLocal;
  readonly localTime: typeof localTime;
  readonly sameWallClock: typeof sameWallClock;
  readonly startOfDay: typeof startOfDay;
  readonly isoLocal: typeof isoLocal;
  readonly time: typeof time;
  readonly evaluateSlot: typeof evaluateSlot;
  readonly freeSlots: typeof freeSlots;
  readonly hoursCover: typeof hoursCover;
};

export const OURS: Doors = {
  resolveLocal,
  localTime,
  sameWallClock,
  startOfDay,
  isoLocal,
  time,
  evaluateSlot,
  freeSlots,
  hoursCover,
};
