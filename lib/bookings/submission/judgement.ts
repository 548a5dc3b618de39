import type { Refusal as Refused } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Plan } from "#lib/planning/plan.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { slotFaults } from "#lib/scheduling/slots-answer.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Exception } from "../booking.ts";
import { setAside, verdictOf, type Waiver } from "../exceptions.ts";
import type { SubmitBody } from "../schema.ts";

/** What a time is judged by. `t` speaks to whoever sent the request. */
export type TimeFacts = {
  readonly wish: SubmitBody;
  readonly installation: Installation;
  readonly plan: Plan;
  readonly t: Translate;
};

/** A customer asks for an exception, the desk overrides; both in writing. */
export const waiverOf = ({ exception, override }: SubmitBody): Waiver | null => {
  if (override) return { reason: override.reason, rules: override.rules ?? null };
  return exception ? { reason: exception.reason, rules: null } : null;
};

export type TimeVerdict = { readonly refusal: Refused } | { readonly exceptions: readonly Exception[] };

/** One start with its place in the body. */
type Asked = { readonly start: Instant; readonly pointer: string };

function judgeOne({ start, pointer }: Asked, facts: TimeFacts, desk: DeskFacts) {
  const { plan, installation, wish, t } = facts;
  const slot = { start, windowMinutes: plan.workMinutes, zone: installation.zone, ...desk };
  const { standing, exceptions } = setAside(evaluateSlot(slot), waiverOf(wish));
  return { standing, exceptions, faults: slotFaults({ facts: slot, refusals: standing }, pointer, t) };
}

/**
 * The start by every rule. Somebody else's window alone is `slot-taken`; with any other broken rule it is
 * `slot-not-allowed`, and every one of them is named.
 */
export function judgeStartOf(facts: TimeFacts, desk: DeskFacts): TimeVerdict {
  const { standing, exceptions, faults } = judgeOne({ start: facts.wish.start, pointer: "/start" }, facts, desk);
  const code = verdictOf(standing);
  return code ? { refusal: { code, faults } } : { exceptions };
}

/**
 * Start and alternates together. Nobody is held for an alternate, so whether somebody is free then is judged when the desk
 * takes it, not here.
 */
export function judgeTimes(facts: TimeFacts, desk: DeskFacts): Refused | null {
  const first = judgeOne({ start: facts.wish.start, pointer: "/start" }, facts, desk);
  const others = facts.wish.alternates.map((start, n) => judgeOne({ start, pointer: `/alternates/${n}` }, facts, desk));
  const later = others.flatMap(({ faults }) => faults.filter(({ code }) => code !== "capacity"));
  const code = later.length > 0 ? "slot-not-allowed" : verdictOf(first.standing);
  return code && { code, faults: [...first.faults, ...later] };
}
