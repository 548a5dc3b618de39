import type { Mark, Tone } from "#app/_ui/state.tsx";
import type { BookingStatus } from "#lib/bookings/booking.ts";
import type { Say } from "#lib/messages/translator.ts";

const MARKS: Readonly<Record<BookingStatus, Mark>> = {
  submitted: "half",
  "changes-requested": "half",
  proposed: "half",
  approved: "tick",
  "in-progress": "half",
  completed: "tick",
  aborted: "cross",
  declined: "cross",
  cancelled: "cross",
};

export type Side = "customer" | "staff";

/** States in which it is this side's turn: the solid tag stands there and nowhere else. */
const NEEDS: Readonly<Record<Side, readonly BookingStatus[]>> = {
  customer: ["changes-requested", "proposed"],
  staff: ["submitted"],
};

function toneOf(status: BookingStatus, side: Side): Tone | undefined {
  if (NEEDS[side].includes(status)) return "needs";
  return status === "in-progress" ? "run" : undefined;
}

/** How a state is shown to whoever reads. */
export type StateWords = { readonly word: string; readonly mark: Mark; readonly tone: Tone | undefined };

/** Where a booking stands, in the word of the side that reads. */
export const stateWords = (status: BookingStatus, side: Side, t: Say): StateWords => ({
  word: t(`bookings.state.${side}.${status}`),
  mark: MARKS[status],
  tone: toneOf(status, side),
});
