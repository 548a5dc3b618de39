import type { RefusalFault, Refusal as Refused } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Plan } from "#lib/planning/plan.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { evaluateSlot, freeEngineers, heldInterval, type Refusal, type SlotFacts } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { slotFaults } from "#lib/scheduling/slots-answer.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import type { Exception } from "../booking.ts";
import { preferredEngineer } from "../engineer-choice.ts";
import { setAside, verdictOf, type Waiver } from "../exceptions.ts";
import type { SubmitBody } from "../schema.ts";
import { namingEvening, seriesFaults } from "../series/refusal-words.ts";
import { judgeBetween, type SeriesRefusal } from "../series/series.ts";
import type { Part } from "./part.ts";

/** What times are judged by. `t` speaks to whoever sent the request; `parts` are its windows, one or an evening each. */
export type TimeFacts = {
  readonly wish: SubmitBody;
  readonly installation: Installation;
  readonly plan: Plan;
  readonly parts: readonly Part[];
  readonly t: Translate;
};

/** A customer asks for an exception, the desk overrides; both in writing. */
export const waiverOf = ({ exception, override }: SubmitBody): Waiver | null => {
  if (override) return { reason: override.reason, rules: override.rules ?? null };
  return exception ? { reason: exception.reason, rules: null } : null;
};

/** What the rules have left open about a window: who is held for it, and what was set aside. */
export type Granted = { readonly engineerId: EngineerId; readonly exceptions: readonly Exception[] };

export type TimeVerdict = { readonly refusal: Refused } | { readonly granted: readonly Granted[] };

/** One start with its place in the body. */
type Asked = { readonly start: Instant; readonly pointer: string; readonly windowMinutes: number };

const slotOf = ({ start, windowMinutes }: Asked, { installation }: TimeFacts, desk: DeskFacts): SlotFacts => ({
  start,
  windowMinutes,
  zone: installation.zone,
  ...desk,
});

function judgeOne(asked: Asked, facts: TimeFacts, desk: DeskFacts) {
  const slot = slotOf(asked, facts, desk);
  const { standing, exceptions } = setAside(evaluateSlot(slot), waiverOf(facts.wish));
  return { standing, exceptions, faults: slotFaults({ facts: slot, refusals: standing }, asked.pointer, facts.t) };
}

/** One window with all that speaks against it. */
type Judged = {
  readonly part: Part;
  readonly standing: readonly Refusal[];
  readonly between: readonly SeriesRefusal[];
  readonly exceptions: readonly Exception[];
  readonly faults: readonly RefusalFault[];
  readonly engineerId: EngineerId | null;
};

const askedBy = ({ start, pointer, kept }: Part): Asked => ({ start, pointer, windowMinutes: kept.plan.workMinutes });

/** How the window lies to the evening before it; the desk may leave more days between two than its customers. */
function betweenFor(part: Part, before: Judged | undefined, { wish, installation }: TimeFacts, desk: DeskFacts) {
  const former = before?.part.place && {
    evening: before.part.place.evening,
    window: intervalOf(before.part.start, before.part.kept.plan.workMinutes),
  };
  const apart = wish.override ? null : { zone: installation.zone, days: desk.policy.seriesGapDays };
  return judgeBetween(intervalOf(part.start, part.kept.plan.workMinutes), { former: former ?? null, later: null }, apart);
}

function judgePart(part: Part, before: Judged | undefined, facts: TimeFacts, desk: DeskFacts): Judged {
  const { t, installation } = facts;
  const judged = judgeOne(askedBy(part), facts, desk);
  const between = betweenFor(part, before, facts, desk);
  const slot = slotOf(askedBy(part), facts, desk);
  const { start, policy } = slot;
  const question = { free: freeEngineers(slot), held: desk.calendar.held, start, policy, keep: before?.engineerId ?? null };
  const engineerId = judged.standing.length === 0 ? preferredEngineer(question) : null;
  if (!part.place) return { part, ...judged, between, engineerId };
  const { evening } = part.place;
  const spoken = { reader: { zone: installation.zone, locale: t.locale, now: desk.now }, t };
  const order = seriesFaults(between, { evening, pointer: part.pointer }, spoken);
  return { part, ...judged, between, engineerId, faults: [...namingEvening(judged.faults, evening, t), ...order] };
}

/** Each window in order, whoever is held for one being taken for the next: buffers of two evenings may overlap. */
function judgeParts(facts: TimeFacts, desk: DeskFacts): readonly Judged[] {
  const judged: Judged[] = [];
  let held = desk.calendar.held;
  for (const part of facts.parts) {
    const one = judgePart(part, judged.at(-1), facts, { ...desk, calendar: { ...desk.calendar, held } });
    judged.push(one);
    if (one.engineerId === null) continue;
    const interval = heldInterval({ start: part.start, windowMinutes: part.kept.plan.workMinutes, policy: desk.policy });
    held = [...held, { engineerId: one.engineerId, interval }];
  }
  return judged;
}

function refusalOf(judged: readonly Judged[]): Refused | null {
  const isOut = judged.some(({ between }) => between.length > 0);
  const code = isOut ? "slot-not-allowed" : verdictOf(judged.flatMap(({ standing }) => standing));
  return code && { code, faults: judged.flatMap(({ faults }) => faults) };
}

/**
 * Every window by every rule. Somebody else's windows alone are `slot-taken`; with any other broken rule it is
 * `slot-not-allowed`, and every one of them is named.
 */
export function judgeStarts(facts: TimeFacts, desk: DeskFacts): TimeVerdict {
  const judged = judgeParts(facts, desk);
  const refusal = refusalOf(judged);
  if (refusal) return { refusal };
  const granted = judged.map(({ engineerId, exceptions }) => {
    if (engineerId === null) throw new Error("The rules found an engineer free, and then nobody was");
    return { engineerId, exceptions };
  });
  return { granted };
}

/**
 * The windows and alternates together. Nobody is held for an alternate, so whether somebody is free then is judged when the desk
 * takes it, not here.
 */
export function judgeTimes(facts: TimeFacts, desk: DeskFacts): Refused | null {
  const refusal = refusalOf(judgeParts(facts, desk));
  const windowMinutes = facts.plan.workMinutes;
  const others = facts.wish.alternates.map((start, n) =>
    judgeOne({ start, pointer: `/alternates/${n}`, windowMinutes }, facts, desk),
  );
  const later = others.flatMap(({ faults }) => faults.filter(({ code }) => code !== "capacity"));
  if (later.length === 0) return refusal;
  return { code: "slot-not-allowed", faults: [...(refusal?.faults ?? []), ...later] };
}
