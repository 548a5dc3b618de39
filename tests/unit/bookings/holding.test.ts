import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Held, heldWithProposals, ownWindow } from "#lib/bookings/holding.ts";
import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { instant, MINUTE_MS, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf, overlaps } from "#lib/time/interval.ts";
import { aBooking } from "#tests/support/a-booking.ts";

const policy = { ...DEFAULT_POLICY, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 };
const [A, B] = ["engineer-a", "engineer-b"] as const as unknown as readonly [EngineerId, EngineerId];

const booking = aBooking({ windowMinutes: 120, engineerId: A });
const own = ownWindow({ ...booking, window: intervalOf(booking.window.start, 120) }, policy);

const held = (proposals: readonly { readonly start: number; readonly engineerId: EngineerId }[]) =>
  heldWithProposals(own, { ...booking, proposals: proposals.map((one) => ({ ...one, start: instant(one.start) })) }, policy);

const isHeld = (rows: readonly Held[], engineerId: EngineerId, moment: number): boolean =>
  rows.some((row) => row.engineerId === engineerId && row.interval.start <= moment && moment < row.interval.end);

describe("what a booking holds", () => {
  test("is its own window with the buffers, and does not expire", () => {
    const minutes = (own.interval.end - own.interval.start) / MINUTE_MS;
    expect([minutes, own.interval.start, own.kind, own.expiresAt]).toEqual([
      165,
      plusMinutes(booking.window.start, -15),
      "booking",
      null,
    ]);
  });

  test("an hour later with the same engineer is the rest of the hour, until it expires", () => {
    const later = plusMinutes(booking.window.start, 60);
    expect(held([{ start: later, engineerId: A }])).toEqual([
      own,
      {
        engineerId: A,
        interval: { start: own.interval.end, end: plusMinutes(own.interval.end, 60) },
        kind: "proposal",
        expiresAt: booking.due,
      },
    ]);
  });

  test("with another engineer it is all of it", () => {
    const later = plusMinutes(booking.window.start, 60);
    expect(held([{ start: later, engineerId: B }])[1]?.interval).toEqual(
      heldInterval({ start: later, windowMinutes: 120, policy }),
    );
  });

  test("covers every moment of its own and of each proposed window, nothing else, and never one moment twice", () => {
    const quarter = 15 * MINUTE_MS;
    const proposal = fc.record({
      start: fc.integer({ min: -16, max: 16 }).map((n) => booking.window.start + n * quarter),
      engineerId: fc.constantFrom(A, B),
    });
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: 3 }), (proposals) => {
        const rows = held(proposals);
        for (const [n, row] of rows.entries())
          for (const other of rows.slice(n + 1))
            expect(row.engineerId === other.engineerId && overlaps(row.interval, other.interval)).toBe(false);
        const wanted = [
          own,
          ...proposals.map(({ start, engineerId }) => ({
            engineerId,
            interval: heldInterval({ start: instant(start), windowMinutes: 120, policy }),
          })),
        ];
        for (const engineerId of [A, B])
          for (let n = -40; n < 60; n++) {
            const moment = booking.window.start + n * quarter;
            const expected = wanted.some(
              (one) => one.engineerId === engineerId && one.interval.start <= moment && moment < one.interval.end,
            );
            expect(isHeld(rows, engineerId, moment)).toBe(expected);
          }
      }),
      { numRuns: 1_000 },
    );
  });
});
