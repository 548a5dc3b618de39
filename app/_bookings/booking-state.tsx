import { State } from "#app/_ui/state.tsx";
import type { BookingStatus } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Side, stateWords } from "./state-words.ts";

type Props = { readonly status: BookingStatus; readonly reader: Side; readonly t: Translate };

/** Where a booking stands, in the word of whoever reads. */
export const BookingState = ({ status, reader, t }: Props) => {
  const { word, mark, tone } = stateWords(status, reader, t);
  return (
    <State mark={mark} tone={tone}>
      {word}
    </State>
  );
};
