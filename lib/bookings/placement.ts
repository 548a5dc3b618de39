import type { Refusal as Refused } from "#lib/http/refusal.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { evaluateHeld, evaluateSlot, freeEngineers, type Refusal, type SlotFacts } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { slotFaults } from "#lib/scheduling/slots-answer.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { preferredEngineer } from "./engineer-choice.ts";
import { verdictOf } from "./exceptions.ts";
import { seriesFaults } from "./series/refusal-words.ts";
import { type InSeries, judgeBetween } from "./series/series.ts";
import { slotTaken } from "./slot-taken.ts";

/**
 * Which rules a start is judged by. `asked`: all of them, as a new time. `held`: desk hours, blackouts and capacity, and not
 * into the past. `engineer`: the time stands, only who comes is judged, so neither blackouts nor the clock matter.
 * Source: rules for the start, judged again.
 */
export type Judged = "asked" | "held" | "engineer";

/** A start that wants an engineer. `named`: this one and nobody else; `keep`: this one, if free. `zone` is the customer's. */
export type Placement = {
  readonly start: Instant;
  readonly windowMinutes: number;
  readonly zone: ZoneName;
  readonly by: Judged;
  readonly named: string | null;
  readonly keep: EngineerId | null;
  /** Set where it is an evening of a series, which has to keep its place. */
  readonly series?: InSeries | null;
  /** Where the start stands in what was sent. */
  readonly pointer: string;
  readonly t: Translate;
};

export type Placed = { readonly refusal: Refused } | { readonly engineerId: EngineerId };

function refusalsBy(by: Judged, facts: SlotFacts): readonly Refusal[] {
  if (by === "asked") return evaluateSlot(facts);
  const held = evaluateHeld(facts);
  if (by === "engineer") return held.filter(({ code }) => code !== "blackout");
  // Notice is judged when a time is asked for, and not again; but nobody is confirmed for a time that has passed.
  return facts.start < facts.now ? [...evaluateSlot(facts).filter(({ code }) => code === "notice"), ...held] : held;
}

/** How many days may lie between two evenings is judged when a time is asked for, and not again; their order always is. */
function orderFaults({ series, start, windowMinutes, zone, by, pointer, t }: Placement, { policy, now }: DeskFacts) {
  if (!series || by === "engineer") return [];
  const apart = by === "asked" ? { zone, days: policy.seriesGapDays } : null;
  const refusals = judgeBetween(intervalOf(start, windowMinutes), series.between, apart);
  return seriesFaults(refusals, { evening: series.evening, pointer }, { reader: { zone, locale: t.locale, now }, t });
}

/** Judges a start and finds who could have it; what the booking holds itself is not in `desk`. */
export function judgePlacement(placement: Placement, desk: DeskFacts): Placed {
  const { start, windowMinutes, zone, by, named, keep, t } = placement;
  const { policy, now } = desk;
  const engineers = desk.calendar.engineers.filter(({ id }) => named === null || id === named);
  if (engineers.length === 0 && named !== null) {
    return { refusal: { code: "invalid-input", faults: [{ pointer: "/engineerId", code: "unknown-engineer" }] } };
  }
  const facts = { start, windowMinutes, zone, now, policy, calendar: { ...desk.calendar, engineers } };
  const refusals = refusalsBy(by, facts);
  const order = orderFaults(placement, desk);
  const code = order.length > 0 ? "slot-not-allowed" : verdictOf(refusals);
  const pointer = named === null ? placement.pointer : "/engineerId";
  if (code) return { refusal: { code, faults: [...slotFaults({ facts, refusals }, pointer, t), ...order] } };
  const chosen = preferredEngineer({ free: freeEngineers(facts), held: facts.calendar.held, start, policy, keep });
  return chosen ? { engineerId: chosen } : { refusal: slotTaken(pointer, t) };
}
