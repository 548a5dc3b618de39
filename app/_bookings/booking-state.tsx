import { type Mark, State, type Tone } from "#app/_ui/state.tsx";
import type { BookingStatus } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";

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

export type Reader = "customer" | "staff";

/** States in which it is this reader's turn: the solid tag stands there and nowhere else. */
const NEEDS: Readonly<Record<Reader, readonly BookingStatus[]>> = {
  customer: ["changes-requested", "proposed"],
  staff: ["submitted"],
};

function toneOf(status: BookingStatus, reader: Reader): Tone | undefined {
  if (NEEDS[reader].includes(status)) return "needs";
  return status === "in-progress" ? "run" : undefined;
}

/** Where a booking stands, in the word of whoever reads. */
export const BookingState = ({
  status,
  reader,
  t,
}: {
  readonly status: BookingStatus;
  readonly reader: Reader;
  readonly t: Translate;
}) => (
  <State mark={MARKS[status]} tone={toneOf(status, reader)}>
    {t(`bookings.state.${reader}.${status}`)}
  </State>
);
