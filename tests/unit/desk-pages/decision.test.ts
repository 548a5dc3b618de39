import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecisionFields, decisionSchema, fieldOf, readDecision } from "#app/_review/decision-fields.ts";
import { anchorOf, slotWords } from "#app/_review/decision-words.ts";
import { BOOKING_STATUSES, type BookingStatus, isOpen } from "#lib/bookings/booking.ts";
import { judgePlacement } from "#lib/bookings/placement.ts";
import { decisionModel, isFree } from "#lib/bookings/review/decision-model.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { translator } from "#lib/messages/translator.ts";
import { plusMinutes, toUtc } from "#lib/time/instant.ts";
import { aBooking, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { aReview, clocksFor, engineer, held } from "./a-review.ts";

const ASKED = at("2026-12-01T18:00:00-05:00");
const FIRST = at("2026-12-02T18:00:00-05:00");
const SECOND = at("2026-12-03T18:00:00-05:00");

const MIDNIGHT = at("2026-12-01T00:00:00Z");
const TEAM = { minLength: 1, selector: ({ letter }: { readonly letter: string }) => letter };

const inState = (status: BookingStatus): Review => {
  const { status: _status, engineerId, ...rest } = aBooking();
  const closed = ["completed", "aborted", "declined", "cancelled"].includes(status);
  const booking = closed ? { ...rest, status } : { ...rest, status, engineerId };
  return aReview({ view: aView(booking as Review["view"]["booking"]) });
};

describe("what can be decided", () => {
  test.each([
    ["submitted", ["approve", "request-changes", "propose", "decline", "assign"]],
    ["changes-requested", ["decline", "assign", "cancel"]],
    ["proposed", ["decline", "assign", "cancel"]],
    ["approved", ["propose", "assign", "cancel"]],
    ["in-progress", []],
    ["completed", []],
    ["aborted", []],
    ["declined", []],
    ["cancelled", []],
  ] as const)("of a booking that is %s: %j", (status, decisions) => {
    expect(BOOKING_STATUSES).toContain(status);
    expect(decisionModel(inState(status)).decisions).toEqual(decisions);
  });

  test("among the times that were asked for, with who is free for each now", () => {
    const review = aReview({
      booking: { alternates: [FIRST, SECOND] },
      held: [held("a", "2026-12-03T00:00:00Z"), held("a", "2026-12-04T00:00:00Z"), held("b", "2026-12-04T01:00:00Z")],
    });
    const { slots } = decisionModel(review);
    expect(slots.map(({ start, engineers }) => [start, engineers.map(({ id }) => id)])).toEqual([
      [ASKED, ["engineer-a", "engineer-b"]],
      [FIRST, ["engineer-b"]],
      [SECOND, []],
    ]);
    expect(slots.map(isFree)).toEqual([true, true, false]);
  });

  test("only among times that lie ahead", () => {
    const { slots } = decisionModel(aReview({ now: at("2026-12-02T12:00:00Z"), booking: { alternates: [FIRST] } }));
    expect(slots.map(isFree)).toEqual([false, true]);
  });

  test("with whoever is held chosen beforehand, else with the one who has the least to do that day", () => {
    const busy = [held("a", "2026-12-03T06:00:00Z")];
    const [asked, other] = decisionModel(aReview({ booking: { alternates: [FIRST] }, held: busy })).slots;
    expect(asked?.proposed).toBe("engineer-a");
    expect(other?.proposed).toBe("engineer-a");
    const away = aReview({
      booking: { alternates: [FIRST], engineerId: engineer("b").id },
      engineers: [engineer("a"), engineer("b", [{ weekday: 3, from: "00:00", to: "06:00" }])],
      held: busy,
    });
    const [kept, taken] = decisionModel(away).slots;
    expect(kept?.proposed).toBe("engineer-b");
    expect(taken?.proposed).toBe("engineer-a");
  });
});

test("law: whom the page chooses beforehand the service takes, where nobody is named", () => {
  const letters = fc.constantFrom("a", "b", "c");
  const hours = fc.constantFrom([], [{ weekday: 3, from: "00:00", to: "06:00" }], [{ weekday: 4, from: "09:00", to: "17:00" }]);
  const windows = fc.array(fc.record({ letter: letters, hour: fc.integer({ min: 0, max: 95 }) }), { maxLength: 8 });
  const world = fc.record({ keep: letters, team: fc.uniqueArray(fc.record({ letter: letters, hours }), TEAM), windows });
  fc.assert(
    fc.property(world, ({ keep, team, windows }) => {
      const review = aReview({
        booking: { alternates: [FIRST, SECOND], engineerId: engineer(keep).id },
        engineers: team.map((one) => engineer(one.letter, one.hours)),
        held: windows.map(({ letter, hour }) => held(letter, toUtc(plusMinutes(MIDNIGHT, hour * 60)))),
      });
      const { booking } = review.view;
      if (!isOpen(booking)) throw new Error("A request is open");
      for (const { start, proposed, refusals } of decisionModel(review).slots) {
        const { windowMinutes, zone, engineerId: keep } = booking;
        const wanted = {
          start,
          windowMinutes,
          zone,
          by: "held",
          named: null,
          keep,
          pointer: "/start",
          t: translator("en"),
        } as const;
        const placed = judgePlacement(wanted, review.desk);
        if (refusals.length > 0) expect("refusal" in placed).toBe(true);
        else expect(placed).toEqual({ engineerId: proposed });
      }
    }),
    { numRuns: 1_000 },
  );
});

describe("a time in words", () => {
  const words = (review: Review) => {
    const told = { review, clocks: clocksFor(review) };
    return decisionModel(review).slots.map((slot) => slotWords(slot, told));
  };

  test("has both clocks, who is free, and what else they do that day", () => {
    const hours = [{ weekday: 2, from: "21:00", to: "07:30" }];
    const [slot] = words(
      aReview({ engineers: [engineer("a", hours), engineer("b")], held: [held("b", "2026-12-02T08:00:00Z")] }),
    );
    expect(slot).toMatchObject({
      value: "2026-12-01T23:00:00Z",
      label: "Wed 2 December, 00:00 in Sarajevo",
      there: "18:00 Tue in Toronto",
      free: "Free: Engineer A and Engineer B",
      open: true,
      proposed: "engineer-a",
      engineers: [
        { label: "Engineer A", hint: "Held for it, on shift 21:00 to 07:30, nothing else that day" },
        { label: "Engineer B", hint: "Always on shift, one other upgrade that day" },
      ],
    });
  });

  test("says why it cannot be had", () => {
    const [past, shut] = words(
      aReview({
        now: at("2026-12-02T12:00:00Z"),
        booking: { alternates: [FIRST] },
        closed: { start: "2026-12-02T23:00:00Z", minutes: 1440, reason: "a public holiday" },
      }),
    );
    expect(past).toMatchObject({ open: false, free: "This time has passed." });
    expect(shut).toMatchObject({ open: false, free: "Thursday 3 December: the team is closed for a public holiday." });
  });
});

test("a fault at an engineer whose time went away leads to the panel", () => {
  const slots = [{ open: true }, { open: false }];
  expect(["#engineer-0", "#engineer-1", "#engineer-2", "#start", "#"].map((href) => anchorOf(href, slots))).toEqual([
    "#engineer-0",
    "#decide",
    "#decide",
    "#start",
    "#",
  ]);
});

describe("the form", () => {
  const starts = [ASKED, FIRST];
  const clocks = { customer: inZone("America/Toronto"), desk: inZone("Europe/Sarajevo"), start: ASKED };
  const fields = (values: Readonly<Record<string, string>>): DecisionFields =>
    decisionSchema.parse(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])));

  test("is read at the part of the chosen decision alone", () => {
    const all = {
      start: "2026-12-02T23:00:00Z",
      "engineer-0": "engineer-a",
      "engineer-1": "engineer-b",
      "decline-reason": " Not this week. ",
      "cancel-reason": "Storm.",
      "engineer-assign": "engineer-b",
    };
    expect(readDecision(fields({ ...all, decision: "approve" }), { starts, clocks, exceptional: false })).toEqual({
      wish: { decision: "approve", start: FIRST, engineerId: "engineer-b" },
    });
    expect(readDecision(fields({ ...all, decision: "decline" }), { starts, clocks, exceptional: false })).toEqual({
      wish: { decision: "decline", reason: "Not this week." },
    });
    expect(readDecision(fields({ ...all, decision: "cancel" }), { starts, clocks, exceptional: false })).toEqual({
      wish: { decision: "cancel", reason: "Storm." },
    });
    expect(readDecision(fields({ ...all, decision: "assign" }), { starts, clocks, exceptional: false })).toEqual({
      wish: { decision: "assign", engineerId: "engineer-b" },
    });
  });

  test.each([
    [{ decision: "approve", start: "" }, "start", "desk.decide.approve.start-empty"],
    [{ decision: "decline", "decline-reason": "  " }, "decline-reason", "desk.decide.decline.reason-empty"],
    [{ decision: "cancel" }, "cancel-reason", "desk.decide.cancel.reason-empty"],
    [{ decision: "decline", "decline-reason": "x".repeat(2001) }, "decline-reason", "desk.decide.reason-long"],
    [{ decision: "assign" }, "engineer-assign", "desk.decide.assign.empty"],
  ] as const)("%j is wrong at %s", (values, field, message) => {
    expect(readDecision(fields(values), { starts, clocks, exceptional: false })).toEqual({ errors: [{ field, message }] });
  });

  test("for a time outside the rules says why it is fine, and for any other nothing of it", () => {
    const asked = { decision: "approve", start: "2026-12-01T23:00:00Z", "approve-reason": " Agreed by phone. " };
    const readAs = (exceptional: boolean, more = {}) =>
      readDecision(fields({ ...asked, ...more }), { starts, clocks, exceptional });
    expect(readAs(true)).toMatchObject({ wish: { decision: "approve", reason: "Agreed by phone." } });
    expect(readAs(false)).toMatchObject({ wish: { decision: "approve", reason: undefined } });
    expect(readAs(true, { "approve-reason": " " })).toEqual({
      errors: [{ field: "approve-reason", message: "desk.decide.approve.reason-empty" }],
    });
  });

  test("without a decision says so, whatever else was typed", () => {
    const read = decisionSchema.safeParse({ "decline-reason": ["No."] });
    expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([[["decision"], "desk.decide.choose"]]);
    expect(decisionSchema.safeParse({ decision: ["burn"] }).success).toBe(false);
  });

  test("with a start that was never offered leaves the refusal to the service", () => {
    const read = readDecision(fields({ decision: "approve", start: "2027-01-01T10:00:00Z" }), {
      starts,
      clocks,
      exceptional: false,
    });
    expect(read).toEqual({ wish: { decision: "approve", start: at("2027-01-01T10:00:00Z"), engineerId: undefined } });
  });

  test("shows a service's finding where it was typed", () => {
    const second = fields({ decision: "approve", start: "2026-12-02T23:00:00Z" });
    expect(fieldOf("/engineerId", second, starts)).toBe("engineer-1");
    expect(fieldOf("/engineerId", fields({ decision: "assign" }), starts)).toBe("engineer-assign");
    expect(fieldOf("/start", second, starts)).toBe("start");
    expect(fieldOf("/reason", fields({ decision: "cancel" }), starts)).toBe("cancel-reason");
  });
});
