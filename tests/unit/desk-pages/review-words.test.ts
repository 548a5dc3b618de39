import { describe, expect, test } from "vitest";
import { doneWords } from "#app/_review/done-words.ts";
import { reviewFacts } from "#app/_review/fact-words.ts";
import { sentWords } from "#app/_review/head-words.ts";
import { requestRows } from "#app/_review/request-rows.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { aBooking, aChange, aKeptPlan, aView } from "#tests/support/a-booking.ts";
import { at } from "#tests/support/an-installation.ts";
import { aReview, clocksFor, engineer, held, NOW } from "./a-review.ts";

const facts = (review: Review) =>
  reviewFacts(review, clocksFor(review)).map(({ label, value, small, off }) => [label, value, small, off ?? false]);

describe("the facts on top", () => {
  test("are when, what, who is off and who could do it", () => {
    expect(facts(aReview())).toEqual([
      ["Slot, in Sarajevo", "Wed 2 December, 00:00", "18:00 Tue to about 21:45 in Toronto", false],
      ["Path", "3.2.4 to 5.x", "3 stages, 12 steps, about 3 h 45 min", false],
      ["Downtime they accepted", "3 × 15 min", "every VPS, each time", true],
      ["Engineers free", "Engineer A and Engineer B", "Always on shift", false],
    ]);
  });

  test("of a cluster name the storage pair first and the processing hosts beside it", () => {
    const kept = aKeptPlan("cluster", ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1", "p2 processing 4.1 restart 8"]);
    const [, , downtime] = facts(aReview({ booking: { kept } }));
    expect(downtime).toEqual([
      "Downtime they accepted",
      "2 × 15 min",
      "VPSs on the storage hosts; 2 processing hosts 2 ×, length unknown",
      true,
    ]);
  });

  test("of a GUI update have no downtime and no stages", () => {
    const [, path, downtime] = facts(aReview({ booking: { kept: aKeptPlan("mirror", "5.0"), acceptance: null } }));
    expect(path).toEqual(["Path", "GUI update", "10 min", false]);
    expect(downtime).toEqual(["Downtime, not accepted yet", "Nothing goes off", undefined, false]);
  });

  test("say whose shift covers the window, and that nobody is free", () => {
    const shift = aReview({ engineers: [engineer("a", [{ weekday: 2, from: "21:00", to: "07:30" }])] });
    expect(facts(shift)[3]).toEqual(["Engineers free", "Engineer A", "On shift 21:00 to 07:30", false]);
    const full = aReview({ engineers: [engineer("a")], held: [held("a", "2026-12-01T23:30:00Z")] });
    expect(facts(full)[3]).toEqual(["Engineers free", "Nobody", undefined, false]);
  });

  test("of a confirmed booking say who does it, and of a closed one nothing of it", () => {
    expect(facts(aReview({ view: aView({ ...aBooking(), status: "approved" }) }))[3]?.slice(0, 2)).toEqual([
      "Engineer",
      "Engineer A",
    ]);
    const { status: _open, engineerId: _engineer, ...closed } = aBooking();
    expect(facts(aReview({ view: aView({ ...closed, status: "cancelled" }) }))).toHaveLength(3);
  });
});

test("the head says who sent it when, and counts the days as the customer's calendar does", () => {
  const review = aReview();
  expect(sentWords(review.view, clocksFor(review))).toBe(
    "Sent by Dana Whitfield on Friday 20 November at 10:00 in Sarajevo, 11 days before the slot.",
  );
  const booked = aReview({ view: { history: [aChange({ act: "override", by: "Lejla K." })] } });
  expect(sentWords(booked.view, clocksFor(booked))).toMatch(/^Booked by Lejla K\. of the desk on Friday 20 November/);
});

test("what was asked for beside the slot has a line for everything that the desk needs on the day", () => {
  const review = aReview({
    booking: {
      contact: { name: "Dana Whitfield", phone: "+1 416 555 0142" },
      alternates: [at("2026-12-02T18:00:00-05:00")],
      way: "move-off",
      failback: true,
    },
  });
  expect(requestRows(review.view, clocksFor(review))).toEqual([
    { label: "Contact for the day", lines: ["Dana Whitfield, +1 416 555 0142"] },
    { label: "Their VPSs", lines: ["They move VPSs off each processing host before it restarts"] },
    { label: "Failback", lines: ["One more failover at the end puts the roles back"] },
    { label: "Also suits", lines: ["Thu 3 December, 00:00 in Sarajevo, 18:00 Wed in Toronto"] },
    { label: "Held for it", lines: ["Engineer A"] },
  ]);
});

test("the times that we proposed stand beside what was asked for, on both clocks", () => {
  const proposals = [{ start: at("2026-12-02T18:00:00-05:00"), engineerId: "a" as EngineerId }];
  const review = aReview({ booking: { status: "proposed", proposals } });
  expect(requestRows(review.view, clocksFor(review))).toContainEqual({
    label: "Proposed to them",
    lines: ["Thu 3 December, 00:00 in Sarajevo, 18:00 Wed in Toronto"],
  });
});

describe("the line that says what was just done", () => {
  const done = (change: Parameters<typeof aChange>[0], reader = "staff-1") => {
    const last = aChange({ at: at("2026-11-25T11:55:00Z"), by: "Lejla K.", byId: "staff-1", ...change });
    const review = aReview({ view: { history: [aChange(), last] } });
    return doneWords(review.view, reader, clocksFor(review));
  };

  test("names the outcome and who is told", () => {
    expect(done({ act: "approve" })).toBe(
      "UD-2401 is confirmed for Wed 2 December, 00:00 in Sarajevo, with Engineer A. Dana Whitfield of Northwind gets an email.",
    );
    expect(done({ act: "decline" })).toBe(
      "UD-2401 is declined, and its time is free again. Dana Whitfield of Northwind gets an email.",
    );
    expect(done({ act: "assign" })).toBe(
      "Engineer A now carries out UD-2401 for Northwind. Nobody gets an email; the booking shows it.",
    );
  });

  test("tells everybody of the customer where the desk booked", () => {
    const last = aChange({ at: NOW, act: "cancel", by: "Lejla K.", byId: "staff-1" });
    const review = aReview({ view: { history: [aChange({ act: "override", by: "Lejla K." }), last] } });
    expect(doneWords(review.view, "staff-1", clocksFor(review))).toContain("Everybody at Northwind gets an email.");
  });

  test("is silent for somebody else, of whatever name, and for an old address", () => {
    expect(done({ act: "approve" }, "staff-2")).toBeNull();
    expect(done({ act: "approve", at: at("2026-11-25T11:49:59Z") })).toBeNull();
    expect(done({ act: "submit" })).toBeNull();
  });
});
