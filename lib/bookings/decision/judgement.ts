import type { Refusal as Refused } from "#lib/http/refusal.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { evaluateHeld, evaluateSlot, freeEngineers, type Refusal, type SlotFacts } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { slotFaults } from "#lib/scheduling/slots-answer.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { OpenBooking } from "../booking.ts";
import { preferredEngineer } from "../engineer-choice.ts";
import { verdictOf } from "../exceptions.ts";
import { slotTaken } from "../slot-taken.ts";

/** When and by whom the desk wants the booking carried out; `engineerId` `null` leaves the choice open. */
export type Wanted = {
  readonly act: "approve" | "assign";
  readonly start: Instant;
  readonly engineerId: string | null;
  readonly t: Translate;
};

export type Placed = { readonly refusal: Refused } | { readonly engineerId: EngineerId };

const invalid = (pointer: string, code: string): Placed => ({
  refusal: { code: "invalid-input", faults: [{ pointer, code }] },
});

/** Whether the booking offers the start: its own, or one of its alternates. */
const offers = ({ window, alternates }: OpenBooking, start: Instant): boolean => [window.start, ...alternates].includes(start);

/** Notice is judged when a time is asked for, and not again; but nobody is confirmed for a time that has passed. */
const tooLate = (facts: SlotFacts): readonly Refusal[] =>
  facts.start < facts.now ? evaluateSlot(facts).filter(({ code }) => code === "notice") : [];

/**
 * Judges by `desk-hours`, `blackout` and `capacity` alone; what the booking holds itself is not in `desk`. Another engineer
 * changes nothing about the time, so `assign` looks at neither blackouts nor the clock. Source: rules for the start, judged again.
 */
export function judgePlace(booking: OpenBooking, desk: DeskFacts, { act, start, engineerId, t }: Wanted): Placed {
  if (!offers(booking, start)) return invalid("/start", "not-offered");
  const engineers = desk.calendar.engineers.filter(({ id }) => engineerId === null || id === engineerId);
  if (engineers.length === 0 && engineerId !== null) return invalid("/engineerId", "unknown-engineer");
  const { windowMinutes, zone } = booking;
  const facts = { start, windowMinutes, policy: desk.policy, calendar: { ...desk.calendar, engineers } };
  const held = evaluateHeld(facts);
  const refusals =
    act === "approve" ? [...tooLate({ ...facts, zone, now: desk.now }), ...held] : held.filter(({ code }) => code !== "blackout");
  const code = verdictOf(refusals);
  const pointer = engineerId === null ? "/start" : "/engineerId";
  if (code) return { refusal: { code, faults: slotFaults({ facts: { start, zone, now: desk.now }, refusals }, pointer, t) } };
  const { policy, calendar } = facts;
  const chosen = preferredEngineer({
    free: freeEngineers(facts),
    held: calendar.held,
    start,
    policy,
    keep: booking.engineerId,
  });
  return chosen ? { engineerId: chosen } : { refusal: slotTaken(pointer, t) };
}
