import { offStrip } from "#app/_slots/off-strip.ts";
import { citiesOf, sameClock } from "#app/_slots/speaker.ts";
import type { Fact } from "#app/_ui/facts.tsx";
import type { BookingView } from "#lib/bookings/booking.ts";
import { schedule } from "#lib/planning/describe.ts";
import { duration } from "#lib/time/format.ts";
import type { BookingPage } from "./booking-page.ts";
import { clockFact } from "./booking-words.ts";

/** It never takes place: what it would have meant concerns nobody any more. */
export const isCalledOff = ({ booking }: BookingView): boolean => booking.status === "cancelled" || booking.status === "declined";

/** How often and how long VPSs are off, in the way that the customer has chosen through it. */
function offFact({ view: { booking }, speaker: { t } }: BookingPage): Fact {
  const { kept, way, windowMinutes } = booking;
  const { pair, restarts } = offStrip(schedule(kept.plan, kept.input, kept.estimates));
  const label = t("picker.booking.off");
  if (pair.length === 0 && restarts.length === 0) return { label, value: t("picker.chosen.nothing-off") };
  if (way === "stop-all") return { label, value: duration(windowMinutes), small: t("picker.booking.off-stop-all"), off: true };
  const [first] = pair;
  if (!first) return { label, value: t("picker.booking.off-restarts") };
  const value = t("picker.booking.off-times", { count: pair.length, minutes: first.minutes ?? 0 });
  return { label, value, small: t(`picker.booking.off-${kept.input.topology === "mirror" ? "mirror" : "cluster"}`), off: true };
}

/** The booking's window on both clocks, and where it takes place what it costs and who comes. */
export function bookingFacts(page: BookingPage): readonly Fact[] {
  const { view, speaker } = page;
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const same = sameClock(speaker);
  const clocks = [
    { label: t(same ? "picker.chosen.both" : "picker.chosen.you", { city: cities.you }), ...clockFact(view, you, speaker) },
    ...(same ? [] : [{ label: t("picker.chosen.us", { city: cities.us }), ...clockFact(view, us, speaker) }]),
  ];
  if (isCalledOff(view)) return clocks;
  const named = view.engineer && view.booking.status !== "submitted" ? view.engineer.name : t("picker.booking.no-engineer");
  return [...clocks, offFact(page), { label: t("picker.booking.engineer"), value: named }];
}
