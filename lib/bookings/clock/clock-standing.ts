import { type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import type { LocalResolution, ZoneName } from "#lib/time/zone.ts";
import type { Booking } from "../booking.ts";

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
export function clockStanding({ wallClock, zone, window }: Pick<Booking, "wallClock" | "zone" | "window">, table: ZoneTable) {
  const [date = "", clock = ""] = wallClock.split("T");
  const found = table.resolve(date, minuteOf(clock), zone);
  if (found.kind === "gap") return { kind: "gone", after: found.after } satisfies ClockStanding;
  const start = found.kind === "once" ? found.instant : nearest([found.earlier, found.later], window.start);
  const same = Math.abs(start - window.start) < MINUTE_MS;
  return (same ? { kind: "kept" } : { kind: "moved", start }) satisfies ClockStanding;
}
