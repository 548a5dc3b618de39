import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { deskAround } from "#lib/scheduling/service.ts";
import { DAY_MS, instant } from "#lib/time/instant.ts";
import { reachOf } from "#lib/time/interval.ts";
import { type Booking, type BookingSummary, CLOSED_STATUSES } from "../booking.ts";
import { findByReference, listSummaries, openBookings } from "../service.ts";
import { standingOf } from "../standing/service.ts";
import type { Review } from "./review.ts";
import { DAYS_AROUND } from "./suggestions.ts";

/** Bookings that are over, of which a review tells. */
const MOST_EARLIER = 3;

/** One more than is told of, since the booking itself may be over and stand among them. */
async function earlierOf(actor: Actor, { id, installationId }: Booking): Promise<readonly BookingSummary[]> {
  const { items } = await listSummaries(actor, { limit: MOST_EARLIER + 1, statuses: CLOSED_STATUSES, installationId });
  return items
    .filter(({ booking }) => booking.id !== id)
    .slice(0, MOST_EARLIER)
    .toSorted((a, b) => b.booking.window.start - a.booking.window.start);
}

/** One booking with all that speaks for and against it. The desk only; for others `forbidden`. */
export async function reviewOf(actor: Actor, reference: string): Promise<Result<Review, Refusal>> {
  if (!mayReview(actor)) return refuse({ code: "forbidden" });
  const found = await findByReference(actor, reference);
  if (!found.ok) return found;
  const { booking } = found.value;
  const { start } = booking.window;
  const around = [-DAYS_AROUND, DAYS_AROUND].map((days) => instant(start + days * DAY_MS));
  const reach = reachOf([start, ...around, ...booking.alternates], booking.windowMinutes);
  const [desk, open, earlier] = await Promise.all([
    deskAround(database(), reach, booking.id),
    openBookings(actor, booking.installationId),
    earlierOf(actor, booking),
  ]);
  // Evenings of one series belong together, and stand in a list of their own.
  const isOther = ({ id, series }: Booking) => id !== booking.id && (!series || series.id !== booking.series?.id);
  const others = open.filter(({ booking: other }) => isOther(other));
  const standing = await standingOf(actor, booking, { now: desk.now, estimates: desk.policy.estimates });
  return done({ view: found.value, standing, desk, others, earlier });
}
