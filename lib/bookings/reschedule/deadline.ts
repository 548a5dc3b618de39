import type { Policy } from "#lib/scheduling/policy.ts";
import type { Instant } from "#lib/time/instant.ts";
import { sameWallClock } from "#lib/time/zone.ts";
import type { Booking } from "../booking.ts";

/**
 * Whether the upgrade starts so soon that the pages let nobody move it by themselves: within the notice, counted like it, in
 * days on the customer's calendar. The interface has the ordinary rules alone.
 */
export const isTooLate = (
  { window, zone }: Pick<Booking, "window" | "zone">,
  { now, policy }: { readonly now: Instant; readonly policy: Pick<Policy, "noticeDays"> },
): boolean => window.start < sameWallClock(now, policy.noticeDays, zone);
