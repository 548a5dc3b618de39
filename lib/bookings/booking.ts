import type { Brand } from "#lib/kernel/brand.ts";
import type { Way } from "#lib/planning/outages.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import type { ItemName } from "#lib/readiness/item.ts";
import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";

export type BookingId = Brand<string, "BookingId">;

/** States in which a booking holds its window: nobody else can have that engineer then. */
export const OPEN_STATUSES = ["submitted", "changes-requested", "proposed", "approved", "in-progress"] as const;

/** States that nothing leads out of; the window is free again. */
export const CLOSED_STATUSES = ["completed", "aborted", "declined", "cancelled"] as const;

export const BOOKING_STATUSES = [...OPEN_STATUSES, ...CLOSED_STATUSES] as const;

export type OpenStatus = (typeof OPEN_STATUSES)[number];

export type ClosedStatus = (typeof CLOSED_STATUSES)[number];

export type BookingStatus = OpenStatus | ClosedStatus;

/** The plan as it was shown and accepted, with the estimates that its times on the clock were worked out from. */
export type KeptPlan = { readonly input: PlanInput; readonly plan: Plan; readonly estimates: Estimates };

/** Somebody understood what the upgrade will mean; `sentences` are the very ones they read, in their language. */
export type Acceptance = { readonly by: string; readonly at: Instant; readonly sentences: readonly string[] };

/** Whom the desk calls on the day. `phone` starts with a country code. */
export type Contact = { readonly name: string; readonly phone: string };

/** A rule that this booking's time breaks, asked for by the customer or waived by the desk, with the written reason. */
export type Exception = { readonly code: RefusalCode; readonly reason: string };

/** Why the later evenings wait: an earlier one was aborted, or does not take place at all. */
export const HOLD_REASONS = ["aborted", "cancelled", "declined", "expired"] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

/** What a booking is held back by: the evening, counted from 1, that did not come about. */
export type SeriesHold = { readonly why: HoldReason; readonly evening: number };

/** A booking's place in an upgrade that is spread over several evenings. Evenings, hops and steps count from 1. */
export type SeriesPlace = {
  readonly id: string;
  readonly evening: number;
  readonly evenings: number;
  /** What of the whole plan this window runs. */
  readonly hops: readonly number[];
  readonly fromStep: number;
  readonly toStep: number;
  /** Hashes of the hosts' own plans under which this evening's part of the whole stands: before the first evening, and after each that precedes it. */
  readonly standsFor: readonly string[];
  /** It keeps its window, and can neither be approved nor started until the desk lets it go on. */
  readonly hold: SeriesHold | null;
};

type Base = {
  readonly id: BookingId;
  /** `UD-2401`: what people call it. */
  readonly reference: string;
  readonly organizationId: string;
  readonly installationId: string;
  /** Half-open, without buffers. */
  readonly window: Interval;
  readonly windowMinutes: number;
  /** The customer's zone when they asked. */
  readonly zone: ZoneName;
  /** What the clock in `zone` shows at the start, `2026-12-01T18:00`: the promise that outlives a change of the zone's rules. */
  readonly wallClock: string;
  /**
   * Set where the rules of the zone's clock have changed since: the moment has `moved` with the wall clock, or it is `stuck`,
   * since the new moment was not free, and the desk has to decide.
   */
  readonly clock: "moved" | "stuck" | null;
  /** Starts that would do as well; at most two. Nobody is held for them. */
  readonly alternates: readonly Instant[];
  /** What the clock in `zone` shows at each of them, as at the start; empty where it was not kept. */
  readonly alternateClocks: readonly string[];
  /** How the customer's VPSs go through the upgrade, chosen for all of them together. */
  readonly way: Way;
  readonly failback: boolean;
  readonly kept: KeptPlan;
  /** `null` for an upgrade that is done in one go. */
  readonly series: SeriesPlace | null;
  /** `null` where the desk booked and the customer has not accepted yet. */
  readonly acceptance: Acceptance | null;
  readonly contact: Contact | null;
  readonly note: string | null;
  readonly exceptions: readonly Exception[];
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Rises with every change; `version` outside. */
  readonly revision: number;
  /** Rises with every change that a calendar has to take up. */
  readonly sequence: number;
};

/** A time that the desk offers instead, and who is held for it. */
export type Proposal = {
  readonly start: Instant;
  readonly engineerId: EngineerId;
  /** What the customer's clock shows at the start; absent where it was not kept. */
  readonly wallClock?: string;
};

/** Where a refused proposal leads back to. */
export type StateBefore = "submitted" | "approved";

export type OpenBooking = Base & {
  readonly status: OpenStatus;
  readonly engineerId: EngineerId;
  /** When it is cancelled unless somebody acts before; `null` where nobody is waited for. */
  readonly due: Instant | null;
  /** One to three while it is proposed, else none. */
  readonly proposals: readonly Proposal[];
  /** Set while it is proposed, and only then. */
  readonly before: StateBefore | null;
};

export type ClosedBooking = Base & { readonly status: ClosedStatus };

export type Booking = OpenBooking | ClosedBooking;

export const isOpen = (booking: Booking): booking is OpenBooking => OPEN_STATUSES.some((status) => status === booking.status);

/** An item of the checklist; `host` where it is one host's. */
export type ItemNamed = { readonly item: ItemName; readonly host?: string };

/** What a change was about, beside the state; only what applies is there. */
export type ChangeDetail = {
  /** Where the booking stands in time afterwards, and where it stood before. */
  readonly start?: Instant;
  readonly startBefore?: Instant;
  /** Times that the desk offers. */
  readonly starts?: readonly Instant[];
  /** By when somebody has to act. */
  readonly due?: Instant;
  /** Which items of the checklist the desk asks to be changed. */
  readonly items?: readonly ItemNamed[];
  /** Hashes of the plan that it took over, and of the one it had. */
  readonly planAfter?: string;
  readonly planBefore?: string;
  /** Who was to carry it out before. */
  readonly engineerBefore?: EngineerId;
  /** The earlier evening that it waits for from then on. */
  readonly hold?: SeriesHold;
  /** The number that calendars are to take it up under; there where it has risen. */
  readonly sequence?: number;
};

/**
 * One row of a booking's history. `from` is `draft` for the first. `by` is the name as it was then, which others may bear and
 * its owner may change: who it was, `byId` says.
 */
export type BookingChange = {
  readonly at: Instant;
  readonly by: string;
  readonly byId: string | null;
  readonly act: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly detail: ChangeDetail;
};

type Named = { readonly id: string; readonly name: string };

/** One evening of a series as the others show it. */
export type SeriesEvening = {
  readonly evening: number;
  readonly id: BookingId;
  readonly reference: string;
  readonly status: BookingStatus;
  /** Half-open, without buffers. */
  readonly window: Interval;
  readonly revision: number;
  readonly hold: SeriesHold | null;
};

/** A booking with everything around it that a page or an answer names. `history` is oldest first. */
export type BookingView = {
  readonly booking: Booking;
  readonly installation: Named;
  readonly organization: Named;
  /** Whoever is held; `null` where nobody is any more. */
  readonly engineer: Named | null;
  /** Every evening of its series, its own included, in order; none where it is no part of one. */
  readonly evenings: readonly SeriesEvening[];
  readonly history: readonly BookingChange[];
};

/** A row of a list. */
export type BookingSummary = Omit<BookingView, "history">;
