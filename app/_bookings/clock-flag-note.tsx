import { Note } from "#app/_ui/note.tsx";
import type { Booking } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime, type Reader } from "#lib/time/format.ts";
import { wallClock } from "#lib/time/zone.ts";

type Props = {
  readonly booking: Booking;
  /** Whose clock the moment is told by. */
  readonly reader: Reader;
  readonly side: "customer" | "staff";
  readonly t: Translate;
};

/** The rules of the customer's clock have changed since: what became of the time that was promised. */
export const ClockFlagNote = ({ booking, reader, side, t }: Props) => {
  if (booking.clock === null) return null;
  const shown = wallClock(booking.window.start, booking.zone);
  const state = booking.clock === "stuck" && shown === booking.wallClock ? "stuck-other" : booking.clock;
  const words = {
    city: cityOf(booking.zone),
    promised: booking.wallClock.slice(11),
    time: dayAndTime(booking.window.start, reader),
  };
  return (
    <Note icon="clock">
      <p>
        <strong>{t("bookings.clock.head", words)}</strong> {t(`bookings.clock.${side}.${state}`, words)}
      </p>
    </Note>
  );
};
