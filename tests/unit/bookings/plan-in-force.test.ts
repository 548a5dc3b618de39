import { describe, expect, test } from "vitest";
import { isSamePlan, planInForce } from "#lib/bookings/plan-in-force.ts";
import { aBooking, aKeptPlan } from "#tests/support/a-booking.ts";

const kept = aKeptPlan("mirror", "3.2.4");
const other = aKeptPlan("mirror", "4.8.2");
const newEstimates = { ...kept, estimates: { ...kept.estimates, upgrade: 99 } };
const acceptance = { by: "user-1", at: aBooking().createdAt, sentences: ["Every VPS"] };
const accepted = aBooking({ kept, acceptance });
const CHANGED = { ok: false, error: { code: "plan-changed" } };

describe("the plan that a booking goes on with", () => {
  test("is the accepted one while the hosts still make it, with the estimates of its day", () => {
    const expected = { ok: true, value: { kept, renewed: false } };
    expect(planInForce(accepted, newEstimates, undefined)).toEqual(expected);
    expect(planInForce(accepted, newEstimates, kept.plan.hash)).toEqual(expected);
  });

  test("has to be accepted anew once the hosts make another", () => {
    expect(isSamePlan(accepted, other)).toBe(false);
    expect(planInForce(accepted, other, undefined)).toEqual(CHANGED);
    expect(planInForce(accepted, other, kept.plan.hash)).toEqual(CHANGED);
    expect(planInForce(accepted, other, other.plan.hash)).toEqual({ ok: true, value: { kept: other, renewed: true } });
  });

  test("has to be accepted where nobody has yet", () => {
    const booked = aBooking({ kept });
    expect(planInForce(booked, kept, undefined)).toEqual(CHANGED);
    expect(planInForce(booked, newEstimates, kept.plan.hash)).toEqual({ ok: true, value: { kept, renewed: true } });
  });
});
