import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Interval, overlaps } from "#lib/time/interval.ts";
import type { OpenBooking } from "./booking.ts";

/** Time of one engineer that a booking holds, buffers included. `expiresAt`: `null` for its own window, which goes with the state. */
export type Held = {
  readonly engineerId: EngineerId;
  readonly interval: Interval;
  readonly kind: "booking" | "proposal";
  readonly expiresAt: Instant | null;
};

type Placed = Pick<OpenBooking, "window" | "windowMinutes" | "engineerId">;

/** The booking's own window on its engineer. */
export const ownWindow = ({ window, windowMinutes, engineerId }: Placed, policy: Policy): Held => ({
  engineerId,
  interval: heldInterval({ start: window.start, windowMinutes, policy }),
  kind: "booking",
  expiresAt: null,
});

/** What is left of the interval beside the others, in order. */
function beside(interval: Interval, others: readonly Interval[]): readonly Interval[] {
  const [other, ...rest] = others;
  if (!other) return [interval];
  if (!overlaps(interval, other)) return beside(interval, rest);
  const pieces = [
    { start: interval.start, end: other.start },
    { start: other.end, end: interval.end },
  ];
  return pieces.filter(({ start, end }) => start < end).flatMap((piece) => beside(piece, rest));
}

type Proposed = Pick<OpenBooking, "proposals" | "windowMinutes" | "due">;

/**
 * `own` and every proposed window, as rows of which no two overlap on one engineer: a time that this booking holds already
 * is not held twice, so an hour later than its own window can be proposed with the same engineer.
 */
export function heldWithProposals(own: Held, { proposals, windowMinutes, due }: Proposed, policy: Policy): readonly Held[] {
  const held = [own];
  for (const { start, engineerId } of proposals) {
    const taken = held.filter((one) => one.engineerId === engineerId).map(({ interval }) => interval);
    const pieces = beside(heldInterval({ start, windowMinutes, policy }), taken);
    held.push(...pieces.map((interval): Held => ({ engineerId, interval, kind: "proposal", expiresAt: due })));
  }
  return held;
}
