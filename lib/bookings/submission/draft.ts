import type { SignedIn } from "#lib/auth/actor.ts";
import type { Way } from "#lib/planning/outages.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import type { BookingChange, BookingId, KeptPlan, OpenBooking } from "../booking.ts";
import { sentencesOf } from "../describe.ts";
import { requestDue } from "../due.ts";
import { FIRST_STATUS, type FirstAct } from "../transitions.ts";
import { type Granted, type TimeFacts, waiverOf } from "./judgement.ts";
import type { Part } from "./part.ts";

/** A request with all that was read before the transaction. */
export type Prepared = TimeFacts & {
  readonly actor: SignedIn;
  /** The whole plan, with which a series is kept. */
  readonly whole: KeptPlan;
  /** What the windows rest on. */
  readonly estimates: Estimates;
  readonly windowLimitMinutes: number;
};

/** What the rules have left open about one window: ids are new, `desk` is as it was when they were judged. */
export type Settled = Granted & {
  readonly id: BookingId;
  readonly part: Part;
  readonly desk: DeskFacts;
  /** `null` where the plan is done in one go. */
  readonly seriesId: string | null;
};

export type Draft = Omit<OpenBooking, "reference">;

/** Who only says whether the VPSs are stopped first means one of two ways; the desk, which need not say it, leaves them on. */
const wayOf = ({ way, stopVpsFirst }: TimeFacts["wish"]): Way => way ?? (stopVpsFirst ? "stop-all" : "ride-through");

const firstActOf = ({ override }: TimeFacts["wish"]): FirstAct => (override ? "override" : "submit");

/** What the sender accepts by sending, on the customer's clock; the desk accepts nothing for anybody. */
function acceptanceOf({ wish, installation, actor, t }: Prepared, { kept, start }: Part, at: Instant): OpenBooking["acceptance"] {
  if (wish.override) return null;
  const reader = { zone: installation.zone, locale: t.locale, now: at };
  return { by: actor.userId, at, sentences: sentencesOf(kept, start, { reader, t }) };
}

/** The evenings of a series wait for one answer, so they wait until the same day. */
const dueOf = ({ wish, installation }: Prepared, { now, policy }: DeskFacts): Instant =>
  requestDue({ now, zone: installation.zone, start: wish.start, policy });

/** The booking as it will be, with whoever is to be held for it; the database gives it its reference. */
export function draftOf(prepared: Prepared, { id, part, desk, exceptions, engineerId, seriesId }: Settled): Draft {
  const { actor, wish, installation } = prepared;
  const { start, kept, place } = part;
  const windowMinutes = kept.plan.workMinutes;
  return {
    id,
    status: FIRST_STATUS[firstActOf(wish)],
    organizationId: installation.organizationId,
    installationId: installation.id,
    window: intervalOf(start, windowMinutes),
    windowMinutes,
    zone: installation.zone,
    wallClock: wallClock(start, installation.zone),
    clock: null,
    alternates: wish.alternates,
    alternateClocks: wish.alternates.map((other) => wallClock(other, installation.zone)),
    way: wayOf(wish),
    failback: wish.failback,
    kept,
    series: place && seriesId !== null ? { ...place, id: seriesId, hold: null } : null,
    acceptance: acceptanceOf(prepared, part, desk.now),
    contact: wish.contact ?? null,
    note: wish.note ?? null,
    exceptions,
    engineerId,
    due: wish.override ? null : dueOf(prepared, desk),
    proposals: [],
    before: null,
    createdBy: actor.userId,
    createdAt: desk.now,
    revision: 1,
    sequence: 0,
  };
}

/** The first row of its history. */
export const firstChangeOf = ({ actor, wish }: Prepared, { status, createdAt, due }: Draft): BookingChange => ({
  at: createdAt,
  by: actor.name,
  byId: actor.userId,
  act: firstActOf(wish),
  from: "draft",
  to: status,
  reason: waiverOf(wish)?.reason ?? null,
  detail: due === null ? {} : { due },
});
