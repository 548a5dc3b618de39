import type { BookingView } from "#lib/bookings/booking.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import { MINUTE_MS } from "#lib/time/instant.ts";
import type { Clocks } from "./clocks.ts";

/** A status line is about what somebody has just done; an old address says nothing any more. */
const FRESH_MINUTES = 10;

/** Mail goes to whoever sent the request; where the desk booked, to everybody of the customer. */
function toldWords({ history, organization }: BookingView, { t }: Clocks): string {
  const [first] = history;
  if (first?.act !== "submit") return t("desk.done.told-all", { customer: organization.name });
  return t("desk.done.told", { person: first.by, customer: organization.name });
}

/**
 * What the reader has just done to a booking, and who is told of it. `null` where the last change is not theirs, or not
 * of the last minutes: the address may be an old one.
 */
export function doneWords(view: BookingView, readerId: string, clocks: Clocks): string | null {
  const { t, desk } = clocks;
  const last = view.history.at(-1);
  if (!last || last.byId !== readerId || desk.now - last.at > FRESH_MINUTES * MINUTE_MS) return null;
  const key = `desk.done.${last.act}`;
  if (!t.has(key)) return null;
  const words = {
    reference: view.booking.reference,
    when: dayAndTime(view.booking.window.start, desk),
    city: cityOf(desk.zone),
    engineer: view.engineer?.name ?? "",
    customer: view.organization.name,
  };
  const told = last.act === "assign" ? t("desk.done.told-nobody") : toldWords(view, clocks);
  return `${t(key, words)} ${told}`;
}
