import "server-only";
import { betweenEvenings } from "#app/_series/series-bars.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import { standsIn } from "#lib/bookings/plan-in-force.ts";
import { betweenOf } from "#lib/bookings/series/series.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import { done } from "#lib/kernel/result.ts";
import type { BookingPage } from "./booking-page.ts";

/**
 * What another time is chosen for: the booking's installation, as if the booking held nothing. The window is as long as the
 * booking's while its plan stands, whatever the estimates are by now; an evening of a series keeps its place among the others.
 */
export async function rescheduleSubject({ context, view }: BookingPage): Promise<Result<Subject, Refusal>> {
  const { booking } = view;
  const found = await loadSubject(context, booking.installationId, booking.failback, booking.id);
  if (!found.ok) return found;
  const subject = found.value;
  const { windowMinutes, kept, series } = booking;
  const stands = subject.plan.hash === kept.plan.hash || standsIn(booking, subject.plan.hash);
  if (!stands) return done(subject);
  const policy = { ...subject.query.policy, estimates: kept.estimates };
  const query = { ...subject.query, policy, windowMinutes };
  const own = { ...subject, plan: kept.plan, input: kept.input, policy, query };
  if (!series) return done(own);
  const place = { evening: series.evening, between: betweenOf(series.evening, view.evenings) };
  const { speaker } = subject;
  return done({ ...own, query: betweenEvenings(query, place, { reader: speaker.you, t: speaker.t }) });
}

/** The picker's own address for a booking; `query` is what comes after it. */
export const rescheduleHref = (reference: string, pairs: readonly string[]): string =>
  `/bookings/${encodeURIComponent(reference)}/reschedule${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
