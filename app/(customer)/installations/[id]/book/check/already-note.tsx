import type { Speaker } from "#app/_slots/speaker.ts";
import { Note } from "#app/_ui/note.tsx";
import type { BookingStatus, BookingSummary } from "#lib/bookings/booking.ts";
import { dayAndTime } from "#lib/time/format.ts";

const CONFIRMED: readonly BookingStatus[] = ["approved", "in-progress"];

export type Already = {
  /** Open bookings of the installation, soonest first. */
  readonly bookings: readonly BookingSummary[];
  /** Those of them that run into a chosen time. */
  readonly clashes: readonly BookingSummary[];
};

/** What is asked for or confirmed already, so that nobody sends the same upgrade twice without knowing. */
export const AlreadyNote = ({ bookings, clashes, speaker: { t, you } }: Already & { readonly speaker: Speaker }) => {
  if (bookings.length === 0) return null;
  return (
    <Note icon="info">
      <p>
        <strong>{t("picker.check.already", { count: bookings.length })}</strong>
      </p>
      <ul className="missing">
        {bookings.map((summary) => (
          <li key={summary.booking.reference}>
            {t.rich(`picker.check.already-${CONFIRMED.includes(summary.booking.status) ? "confirmed" : "asks"}`, {
              reference: summary.booking.reference,
              when: dayAndTime(summary.booking.window.start, you),
              a: (chunks) => <a href={`/bookings/${summary.booking.reference}`}>{chunks}</a>,
            })}
            {". "}
            {clashes.includes(summary) ? t("picker.check.already-clash") : null}
          </li>
        ))}
      </ul>
    </Note>
  );
};
