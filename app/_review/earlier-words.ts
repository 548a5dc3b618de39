import { stateWords } from "#app/_bookings/state-words.ts";
import type { Mark } from "#app/_ui/state.tsx";
import { type BookingSummary, isOpen } from "#lib/bookings/booking.ts";
import { shortDay } from "#lib/time/format.ts";
import type { Clocks } from "./clocks.ts";
import { pathWords } from "./path-words.ts";

/** A booking that is over, in one line: when its slot was on the desk's clock, what it was to do, and what became of it. */
export type EarlierWords = {
  readonly reference: string;
  readonly day: string;
  readonly path: string;
  readonly outcome: string;
  readonly mark: Mark;
};

/** Throws on a booking that is still open, of which nothing has become yet. */
export function earlierWords({ booking }: BookingSummary, { t, desk }: Clocks): EarlierWords {
  if (isOpen(booking)) throw new RangeError(`Still open: ${booking.reference}`);
  const { plan, input } = booking.kept;
  return {
    reference: booking.reference,
    day: shortDay(booking.window.start, desk),
    path: pathWords(
      plan.path,
      input.hosts.map(({ version }) => version),
      t,
    ),
    outcome: t(`desk.earlier.outcome.${booking.status}`),
    mark: stateWords(booking.status, "staff", t).mark,
  };
}
