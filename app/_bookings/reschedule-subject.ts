import "server-only";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import { done } from "#lib/kernel/result.ts";
import type { BookingPage } from "./booking-page.ts";

/**
 * What another time is chosen for: the booking's installation, as if the booking held nothing. The window is as long as the
 * booking's while its plan stands, whatever the estimates are by now.
 */
export async function rescheduleSubject({ context, view }: BookingPage): Promise<Result<Subject, Refusal>> {
  const { booking } = view;
  const found = await loadSubject(context, booking.installationId, booking.failback, booking.id);
  if (!found.ok) return found;
  const subject = found.value;
  if (subject.plan.hash !== booking.kept.plan.hash) return done(subject);
  const { windowMinutes, kept } = booking;
  const policy = { ...subject.query.policy, estimates: kept.estimates };
  return done({ ...subject, plan: kept.plan, policy, query: { ...subject.query, policy, windowMinutes } });
}

/** The picker's own address for a booking; `query` is what comes after it. */
export const rescheduleHref = (reference: string, pairs: readonly string[]): string =>
  `/bookings/${encodeURIComponent(reference)}/reschedule${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
