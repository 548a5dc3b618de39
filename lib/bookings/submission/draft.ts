import type { SignedIn } from "#lib/auth/actor.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import type { Way } from "#lib/planning/outages.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { freeEngineers } from "#lib/scheduling/evaluate-slot.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import type { BookingChange, BookingId, Exception, KeptPlan, OpenBooking } from "../booking.ts";
import { sentencesOf } from "../describe.ts";
import { requestDue } from "../due.ts";
import { preferredEngineer } from "../engineer-choice.ts";
import { FIRST_STATUS, type FirstAct } from "../transitions.ts";
import { type TimeFacts, waiverOf } from "./judgement.ts";

/** A request with all that was read before the transaction. */
export type Prepared = TimeFacts & { readonly actor: SignedIn; readonly estimates: Estimates };

/** What the rules have left open: `id` is new, `desk` is as it was when they were judged. */
export type Settled = { readonly id: BookingId; readonly desk: DeskFacts; readonly exceptions: readonly Exception[] };

export type Draft = Omit<OpenBooking, "reference">;

/** Who only says whether the VPSs are stopped first means one of two ways; the desk, which need not say it, leaves them on. */
const wayOf = ({ way, stopVpsFirst }: TimeFacts["wish"]): Way => way ?? (stopVpsFirst ? "stop-all" : "ride-through");

const firstActOf = ({ override }: TimeFacts["wish"]): FirstAct => (override ? "override" : "submit");

function engineerFor({ wish, plan }: Prepared, { policy, calendar }: DeskFacts): EngineerId {
  const { start } = wish;
  const free = freeEngineers({ start, windowMinutes: plan.workMinutes, policy, calendar });
  const chosen = preferredEngineer({ free, held: calendar.held, start, policy, keep: null });
  if (!chosen) throw new Error("The rules found an engineer free, and then nobody was");
  return chosen;
}

/** What the sender accepts by sending, on the customer's clock; the desk accepts nothing for anybody. */
function acceptanceOf({ wish, installation, actor, t }: Prepared, kept: KeptPlan, at: Instant): OpenBooking["acceptance"] {
  if (wish.override) return null;
  const reader = { zone: installation.zone, locale: t.locale, now: at };
  return { by: actor.userId, at, sentences: sentencesOf(kept, wish.start, { reader, t }) };
}

/** The booking as it will be, with whoever is to be held for it; the database gives it its reference. */
export function draftOf(prepared: Prepared, { id, desk, exceptions }: Settled): Draft {
  const { actor, wish, installation, plan, estimates } = prepared;
  const kept = { input: planInputOf(installation, wish.failback), plan, estimates };
  const windowMinutes = plan.workMinutes;
  return {
    id,
    status: FIRST_STATUS[firstActOf(wish)],
    organizationId: installation.organizationId,
    installationId: installation.id,
    window: intervalOf(wish.start, windowMinutes),
    windowMinutes,
    zone: installation.zone,
    wallClock: wallClock(wish.start, installation.zone),
    clock: null,
    alternates: wish.alternates,
    alternateClocks: wish.alternates.map((start) => wallClock(start, installation.zone)),
    way: wayOf(wish),
    failback: wish.failback,
    kept,
    acceptance: acceptanceOf(prepared, kept, desk.now),
    contact: wish.contact ?? null,
    note: wish.note ?? null,
    exceptions,
    engineerId: engineerFor(prepared, desk),
    due: wish.override ? null : requestDue({ now: desk.now, zone: installation.zone, start: wish.start, policy: desk.policy }),
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
