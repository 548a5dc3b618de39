import type { Chosen } from "#app/_series/series-subject.ts";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { clashing } from "../check/already.ts";

/** Of the bookings that are open already, those that run into the window of one of the evenings. */
export const clashingEvenings = (already: readonly BookingSummary[], { parts, starts }: Chosen): readonly BookingSummary[] =>
  already.filter((one) =>
    starts.some(
      (start, n) => clashing([one], { starts: [start], windowMinutes: parts[n]?.part.plan.workMinutes ?? 0 }).length > 0,
    ),
  );
