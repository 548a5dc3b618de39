import { describe, expect, test } from "vitest";
import { judgePlace, type Wanted } from "#lib/bookings/decision/judgement.ts";
import { translator } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { aBooking } from "#tests/support/a-booking.ts";

const booking = aBooking();
const engineer = (id: string) => ({ id: id as EngineerId, name: id, userId: null, hours: [] });

const deskAt = (now: Instant): DeskFacts => ({
  now,
  policy: DEFAULT_POLICY,
  calendar: { engineers: [engineer("engineer-a"), engineer("engineer-b")], blackouts: [], held: [] },
});

const wanted = (act: Wanted["act"], start = booking.window.start): Wanted => ({
  act,
  start,
  engineerId: null,
  t: translator("en"),
});

describe("the place that the desk gives a booking", () => {
  test("needs no notice any more: a start a minute away is confirmed", () => {
    const now = plusMinutes(booking.window.start, -1);
    expect(judgePlace(booking, deskAt(now), wanted("approve"))).toEqual({ engineerId: "engineer-a" });
  });

  test("is never a start that has passed", () => {
    const now = plusMinutes(booking.window.start, 1);
    expect(judgePlace(booking, deskAt(now), wanted("approve"))).toMatchObject({
      refusal: { code: "slot-not-allowed", faults: [{ pointer: "/start", code: "notice" }] },
    });
  });

  test("may still get another engineer while it runs", () => {
    const now = plusMinutes(booking.window.start, 1);
    expect(judgePlace(booking, deskAt(now), wanted("assign"))).toEqual({ engineerId: "engineer-a" });
  });

  test("is one that the booking offers", () => {
    const other = plusMinutes(booking.window.start, 30);
    expect(judgePlace(booking, deskAt(plusMinutes(other, -60)), wanted("approve", other))).toMatchObject({
      refusal: { code: "invalid-input", faults: [{ code: "not-offered" }] },
    });
  });
});
