import type { Installation } from "#lib/installations/installation.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { isoLocal } from "#lib/time/zone.ts";
import type { BookingId, Exception, KeptPlan, OpenBooking } from "../booking.ts";
import type { SubmitBody } from "../schema.ts";
import { FIRST_STATUS, type FirstAct } from "../transitions.ts";

/** All that is known once the time is judged and the engineer chosen. */
export type DraftFacts = {
  readonly id: BookingId;
  readonly act: FirstAct;
  readonly wish: SubmitBody;
  readonly installation: Installation;
  readonly kept: KeptPlan;
  readonly exceptions: readonly Exception[];
  readonly engineerId: EngineerId;
  readonly by: string;
  readonly at: Instant;
  /** What the sender accepts, word for word; `null` where nobody has accepted yet. */
  readonly sentences: readonly string[] | null;
};

/** `2026-12-01T18:00`: the clock on the customer's wall. */
const wallClockAt = (start: Instant, { zone }: Installation): string => isoLocal(start, zone).slice(0, 16);

/** The booking as it will be; the database gives it its reference. */
export function draftOf(facts: DraftFacts): Omit<OpenBooking, "reference"> {
  const { wish, installation, kept, by, at } = facts;
  const windowMinutes = kept.plan.workMinutes;
  return {
    id: facts.id,
    status: FIRST_STATUS[facts.act],
    organizationId: installation.organizationId,
    installationId: installation.id,
    window: intervalOf(wish.start, windowMinutes),
    windowMinutes,
    zone: installation.zone,
    wallClock: wallClockAt(wish.start, installation),
    alternates: wish.alternates,
    stopVpsFirst: wish.stopVpsFirst ?? false,
    failback: wish.failback,
    kept,
    acceptance: facts.sentences && { by, at, sentences: facts.sentences },
    contact: wish.contact ?? null,
    note: wish.note ?? null,
    exceptions: facts.exceptions,
    engineerId: facts.engineerId,
    createdBy: by,
    createdAt: at,
    revision: 1,
  };
}
