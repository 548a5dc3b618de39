import type { Side } from "#app/_bookings/state-words.ts";
import { Note } from "#app/_ui/note.tsx";
import { type Booking, isOpen } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import "./series.css";

type Props = { readonly booking: Booking; readonly side: Side; readonly t: Translate };

/** That an evening waits since an earlier one has come to nothing, why, and how it goes on. */
export const HeldNote = ({ booking, side, t }: Props) => {
  const { series } = booking;
  if (!series?.hold || !isOpen(booking)) return null;
  const { why, evening: failed } = series.hold;
  return (
    <div className="series-note">
      <Note icon="alert">
        <p>
          <strong>{t("series.held.title", { evening: series.evening })}</strong> {t(`series.held.${why}`, { failed })}{" "}
          {t(`series.held.${side === "staff" ? "desk" : "customer"}`)}
        </p>
      </Note>
    </div>
  );
};

/** That the hosts are no longer as the evening needs them, which no acceptance can mend. */
export const SeriesChanged = ({ t }: Pick<Props, "t">) => (
  <div className="series-note">
    <Note icon="alert">
      <p>
        <strong>{t("series.changed.title")}</strong> {t("series.changed.text")}
      </p>
    </Note>
  </div>
);
