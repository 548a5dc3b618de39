import { Note } from "#app/_ui/note.tsx";
import { type BookingView, isOpen } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { rulesWords } from "./exception-words.ts";

/** Who set the rules aside, or has yet to: `over` where the booking is closed and nobody will. */
function meaningOf({ booking, history }: BookingView): "asked" | "granted" | "desk" | "over" {
  if (history[0]?.act === "override") return "desk";
  if (!isOpen(booking)) return "over";
  return history.some(({ act }) => act === "approve") ? "granted" : "asked";
}

/** Says that the time is an exception, which rules it breaks, what that means for the booking, and why it was wanted. */
export const ExceptionNote = ({ view, t }: { readonly view: BookingView; readonly t: Translate }) => {
  const { exceptions } = view.booking;
  if (exceptions.length === 0) return null;
  const reasons = [...new Set(exceptions.map(({ reason }) => reason))];
  return (
    <Note icon="alert">
      <p>
        <strong>{t("asking.booking.head", { rules: rulesWords(exceptions, t) })}</strong> {t(`asking.booking.${meaningOf(view)}`)}
      </p>
      {reasons.map((reason) => (
        <blockquote className="booking-reason" key={reason}>
          <p>{reason}</p>
        </blockquote>
      ))}
    </Note>
  );
};
