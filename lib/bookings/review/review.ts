import type { Installation } from "#lib/installations/installation.ts";
import type { Plan } from "#lib/planning/plan.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import type { BookingSummary, BookingView, KeptPlan } from "../booking.ts";

/** What has become of the installation since somebody asked for its upgrade. */
export type Standing = {
  readonly installation: Installation;
  /** The plan of its hosts as they are now, by the desk's estimates of now; an evening's own part while they are as that needs them. */
  readonly plan: Plan;
  /** The same as a booking keeps it that accepts it now. */
  readonly kept: KeptPlan;
  readonly readiness: Readiness;
};

/** Everything that the desk weighs before it answers a request. */
export type Review = {
  readonly view: BookingView;
  /** `null` where the installation was removed, which only closed bookings allow. */
  readonly standing: Standing | null;
  /** Around the slot and its alternates, as things are now; what this booking holds itself is left out. */
  readonly desk: DeskFacts;
  /** Other bookings of the installation that hold a window, soonest first; not those of its own series. */
  readonly others: readonly BookingSummary[];
  /** Bookings of the installation that are over: the last three that were made, the latest slot first. */
  readonly earlier: readonly BookingSummary[];
};
