import { type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import type { LocalResolution, ZoneName } from "#lib/time/zone.ts";
import type { Booking, OpenBooking, Proposal } from "../booking.ts";

/** The rules of the world's clocks as one version of the time zone database has them: the door from a wall clock to a moment. */
export type ZoneTable = {
  readonly version: string;
  readonly resolve: (date: string, minuteOfDay: number, zone: ZoneName) => LocalResolution;
};

/** `moved`: the clock shows the promised time at another moment now. `gone`: it jumps over it, `after` is the first moment behind. */
export type ClockStanding =
  | { readonly kind: "kept" }
  | { readonly kind: "moved"; readonly start: Instant }
  | { readonly kind: "gone"; readonly after: Instant };

const nearest = (moments: readonly Instant[], to: Instant): Instant =>
  moments.reduce((a, b) => (Math.abs(b - to) < Math.abs(a - to) ? b : a));

/**
 * Whether the moment of a booking is still the one at which the customer's clock shows what they chose. Of a time that happens
 * twice the nearer one is meant; seconds, which no wall clock of ours keeps, make no difference.
 */
export const clockStanding = ({ wallClock, zone, window }: Pick<Booking, "wallClock" | "zone" | "window">, table: ZoneTable) =>
  standingOf({ wallClock, zone, start: window.start }, table);

/** A moment, and what the clock in a zone was promised to show then. */
type Promised = { readonly wallClock: string; readonly zone: ZoneName; readonly start: Instant };

function standingOf({ wallClock, zone, start: before }: Promised, table: ZoneTable): ClockStanding {
  const [date = "", clock = ""] = wallClock.split("T");
  const found = table.resolve(date, minuteOf(clock), zone);
  if (found.kind === "gap") return { kind: "gone", after: found.after };
  const start = found.kind === "once" ? found.instant : nearest([found.earlier, found.later], before);
  const same = Math.abs(start - before) < MINUTE_MS;
  return same ? { kind: "kept" } : { kind: "moved", start };
}

/**
 * The other times of a booking as its clock shows them now. An alternate that the clock leaves out is named no more, since nobody
 * holds anything for it. `stuck`: so it is with a proposed time, which is held, and somebody has to decide.
 */
export type OtherTimes = {
  readonly alternates: readonly Instant[];
  readonly alternateClocks: readonly string[];
  readonly proposals: readonly Proposal[];
  readonly moved: boolean;
  readonly stuck: boolean;
};

type Others = Pick<OpenBooking, "zone" | "alternates" | "alternateClocks" | "proposals">;

export function otherTimes({ zone, alternates, alternateClocks, proposals }: Others, table: ZoneTable): OtherTimes {
  const standing = (start: Instant, wallClock: string | undefined): ClockStanding =>
    wallClock === undefined ? { kind: "kept" } : standingOf({ start, wallClock, zone }, table);
  const named = alternates.map((start, n) => ({ start, clock: alternateClocks[n], now: standing(start, alternateClocks[n]) }));
  const left = named.filter(({ now }) => now.kind !== "gone");
  const offered = proposals.map((proposal) => ({ proposal, now: standing(proposal.start, proposal.wallClock) }));
  return {
    alternates: left.map(({ start, now }) => (now.kind === "moved" ? now.start : start)),
    alternateClocks: alternateClocks.filter((_, n) => named[n]?.now.kind !== "gone"),
    proposals: offered.map(({ proposal, now }) => (now.kind === "moved" ? { ...proposal, start: now.start } : proposal)),
    moved: named.some(({ now }) => now.kind !== "kept") || offered.some(({ now }) => now.kind === "moved"),
    stuck: offered.some(({ now }) => now.kind === "gone"),
  };
}
