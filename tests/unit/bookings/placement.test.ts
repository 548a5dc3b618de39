import { describe, expect, test } from "vitest";
import { judgePlacement, type Placement } from "#lib/bookings/placement.ts";
import { translator } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking } from "#tests/support/a-booking.ts";

const booking = aBooking();
const { start } = booking.window;
const engineer = (id: string) => ({ id: id as EngineerId, name: id, userId: null, hours: [] });

const deskAt = (now: Instant, calendar: Partial<DeskFacts["calendar"]> = {}): DeskFacts => ({
  now,
  policy: DEFAULT_POLICY,
  calendar: { engineers: [engineer("engineer-a"), engineer("engineer-b")], blackouts: [], held: [], ...calendar },
});

const placement = (changes: Partial<Placement> = {}): Placement => ({
  start,
  windowMinutes: booking.windowMinutes,
  zone: booking.zone,
  by: "held",
  named: null,
  keep: booking.engineerId,
  pointer: "/start",
  t: translator("en"),
  ...changes,
});

const blackouts = [{ interval: intervalOf(start, 30), reason: "fire drill" }];

describe("a start that the desk gives", () => {
  test("needs no notice any more: one that is a minute away is fine", () => {
    expect(judgePlacement(placement(), deskAt(plusMinutes(start, -1)))).toEqual({ engineerId: "engineer-a" });
  });

  test("is never one that has passed", () => {
    expect(judgePlacement(placement({ pointer: "/starts/1" }), deskAt(plusMinutes(start, 1)))).toMatchObject({
      refusal: { code: "slot-not-allowed", faults: [{ pointer: "/starts/1", code: "notice" }] },
    });
  });

  test("may still get another engineer while it runs, and in a blackout", () => {
    const by = "engineer" as const;
    expect(judgePlacement(placement({ by }), deskAt(plusMinutes(start, 1), { blackouts }))).toEqual({ engineerId: "engineer-a" });
  });

  test("touches no blackout", () => {
    expect(judgePlacement(placement(), deskAt(plusMinutes(start, -1), { blackouts }))).toMatchObject({
      refusal: { faults: [{ code: "blackout" }] },
    });
  });

  test("goes to somebody else where the one who has it is taken", () => {
    const held = [{ engineerId: booking.engineerId, interval: booking.window }];
    expect(judgePlacement(placement(), deskAt(plusMinutes(start, -1), { held }))).toEqual({ engineerId: "engineer-b" });
    expect(judgePlacement(placement({ named: "engineer-a" }), deskAt(plusMinutes(start, -1), { held }))).toMatchObject({
      refusal: { code: "slot-taken", faults: [{ pointer: "/engineerId", code: "capacity" }] },
    });
  });
});

test("a start that a customer asks for is judged by every rule", () => {
  const sunday = plusMinutes(start, 5 * 24 * 60);
  expect(judgePlacement(placement({ by: "asked", start: sunday }), deskAt(plusMinutes(start, -60)))).toMatchObject({
    refusal: { code: "slot-not-allowed", faults: [{ code: "weekday" }, { code: "notice" }] },
  });
});
