import { type BookingView, isOpen } from "#lib/bookings/booking.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Clocks, customerStart } from "./clocks.ts";

/** One question with its answers, a line each. */
export type RequestRow = { readonly label: string; readonly lines: readonly string[] };

/** The start on the desk's clock, then on the customer's where it shows another time. */
function startWords(start: Instant, clocks: Clocks): string {
  const { t, desk } = clocks;
  const here = `${dayAndTime(start, desk)} ${t("desk.clock.in", { city: cityOf(desk.zone) })}`;
  return [here, customerStart(start, clocks)].filter((part) => part !== "").join(", ");
}

/** What somebody asked for beside the slot: whom to call, what to do first, which other times would do; and what we proposed. */
export function requestRows({ booking, engineer }: BookingView, clocks: Clocks): readonly RequestRow[] {
  const { t } = clocks;
  const { contact, alternates, way, failback, kept, status } = booking;
  const times = alternates.map((start) => startWords(start, clocks));
  const proposed = isOpen(booking) ? booking.proposals.map(({ start }) => startWords(start, clocks)) : [];
  const row = (name: string, ...lines: readonly string[]): RequestRow => ({ label: t(`desk.request.${name}`), lines });
  return [
    row("contact", contact ? t("desk.request.contact-value", { ...contact }) : t("common.not-given")),
    ...(kept.plan.path.length > 0 ? [row("way", t(`desk.request.way-${way}`))] : []),
    ...(failback ? [row("failback", t("desk.request.failback-yes"))] : []),
    row("alternates", ...(times.length > 0 ? times : [t("common.none")])),
    ...(proposed.length > 0 ? [row("proposed", ...proposed)] : []),
    ...(engineer && status === "submitted" ? [row("held", engineer.name)] : []),
  ];
}
