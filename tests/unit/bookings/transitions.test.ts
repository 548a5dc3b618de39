import { describe, expect, test } from "vitest";
import { BOOKING_STATUSES, CLOSED_STATUSES } from "#lib/bookings/booking.ts";
import { type Act, allows, FIRST_STATUS, statusAfter } from "#lib/bookings/transitions.ts";
import cases from "#tests/cases/booking-states.json" with { type: "json" };

const ACTS: readonly Act[] = ["approve", "decline", "cancel", "assign", "accept"];

const every = ACTS.flatMap((act) => BOOKING_STATUSES.map((from) => ({ act, from })));
const wanted = (act: Act, from: string) => cases.allowed.find((row) => row.act === act && row.from === from);

describe("acts on a booking", () => {
  test.each(every.filter(({ act, from }) => wanted(act, from)))("$act leads on from $from", ({ act, from }) => {
    expect(statusAfter(act, from)).toEqual({ ok: true, value: wanted(act, from)?.to });
    expect(allows(from, act)).toBe(true);
  });

  test.each(every.filter(({ act, from }) => !wanted(act, from)))("$act is refused in $from", ({ act, from }) => {
    expect(statusAfter(act, from)).toEqual({ ok: false, error: { code: "illegal-transition" } });
    expect(allows(from, act)).toBe(false);
  });

  test("the table names states and acts that exist", () => {
    const known = new Set<string>(BOOKING_STATUSES);
    expect(
      cases.allowed.filter(({ act, from, to }) => !ACTS.some((a) => a === act) || !known.has(from) || !known.has(to)),
    ).toEqual([]);
  });

  test("nothing leads out of a closed state", () => {
    for (const status of CLOSED_STATUSES) expect(ACTS.filter((act) => allows(status, act))).toEqual([]);
  });

  test("a customer's request waits for its review, the desk's own booking is confirmed", () => {
    expect(FIRST_STATUS).toEqual({ submit: "submitted", override: "approved" });
  });
});
