import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { readSeen, readWhich } from "#app/_series/which-fields.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { cancelBooking } from "#lib/bookings/decision/service.ts";
import { meantBy } from "#lib/bookings/series/series.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { many, one, optionalText } from "#lib/forms/fields.ts";

const schema = z.object({
  reason: optionalText(2000, "picker.cancel.reason-long"),
  version: one(z.coerce.number()),
  evenings: one(z.string()),
  seen: many(z.string()),
});

/** Whether there are other evenings that could be called off with this one. */
const mustChoose = ({ booking: { series }, evenings }: BookingView): boolean =>
  series !== null && meantBy("all", "cancel", { evening: series.evening, evenings }).length > 1;

/** Calls the upgrade off. A booking that changed since the page was read is not touched. */
export const { GET, POST } = bookingFormRoute({
  form: "cancel",
  below: "/cancel",
  schema,
  async run({ actor, fields: { evenings: text, seen, ...fields } }, { id, reference }) {
    const evenings = readWhich(text);
    const view = await findBooking(actor, id);
    // Where nothing is chosen of what means different things, nothing is called off.
    if (evenings === undefined && view.ok && mustChoose(view.value))
      return { errors: [{ field: "evenings", message: "series.cancel.choose" }] };
    const cancelled = await cancelBooking(actor, id, { ...fields, evenings, seen: readSeen(seen) });
    return cancelled.ok ? { to: bookingHref(reference) } : { refusal: cancelled.error };
  },
});
