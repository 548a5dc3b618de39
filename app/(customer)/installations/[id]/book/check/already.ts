import type { BookingSummary } from "#lib/bookings/booking.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf, overlaps } from "#lib/time/interval.ts";

type Wanted = { readonly starts: readonly Instant[]; readonly windowMinutes: number };

/** Of the bookings that are open already, those that run into the window of one of these starts. */
export const clashing = (already: readonly BookingSummary[], { starts, windowMinutes }: Wanted): readonly BookingSummary[] =>
  already.filter(({ booking }) => starts.some((start) => overlaps(intervalOf(start, windowMinutes), booking.window)));
