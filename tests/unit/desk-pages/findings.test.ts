import { describe, expect, test } from "vitest";
import { findingWords } from "#app/_review/finding-words.ts";
import { findingsOf, tally } from "#lib/bookings/review/findings.ts";
import { hostChanges } from "#lib/bookings/review/host-changes.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking, aChange, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { aHost, usualHosts } from "#tests/support/planning.ts";
import { aReview, clocksFor, engineer, held, said } from "./a-review.ts";

/** The findings as somebody reads them: `met 7 days’ notice: 11 days`. */
function told(review: Review, locale: "en" | "de" = "en"): readonly string[] {
  const clocks = clocksFor(review, locale);
  return findingsOf(review).map((finding) => {
    const { level, title, fact } = findingWords(finding, { review, clocks });
    return `${level} ${title}${fact === "" ? "" : `: ${fact}`}`;
  });
}

const weighed = (review: Review) => told(review).filter((line) => !line.startsWith("met"));

const START = at("2026-12-01T18:00:00-05:00");
const moved = (text: string) => ({ window: intervalOf(at(text), 225), wallClock: text.slice(0, 16) });

describe("the rules", () => {
  test("each have the fact that satisfies them, in the desk's words", () => {
    expect(told(aReview())).toEqual([
      "met 7 days’ notice: 11 days",
      "met Monday to Thursday: Tuesday in Toronto, Wednesday in Sarajevo",
      "met Starts before 22:00 their time: 18:00",
      "met An engineer on shift: Engineer A and Engineer B",
      "met An engineer is free: Engineer A and Engineer B",
      "met No closed time: The team is open throughout",
    ]);
  });

  test("name one weekday where both clocks agree on it, and one city where there is one clock", () => {
    expect(told(aReview({ booking: moved("2026-12-01T12:00:00-05:00") }))[1]).toContain("Tuesday in Toronto and in Sarajevo");
    const zone = inZone("Europe/Sarajevo");
    expect(told(aReview({ booking: { ...moved("2026-12-01T18:00:00+01:00"), zone } }))[1]).toContain(": Tuesday in Sarajevo");
  });

  test("that approval judges again are broken by what the calendar holds now", () => {
    const full = aReview({ held: [held("a", "2026-12-01T23:00:00Z"), held("b", "2026-12-02T01:00:00Z")] });
    expect(weighed(full)).toEqual(["broken An engineer is free: Both engineers on shift have another upgrade then."]);
    const nobody = aReview({ engineers: [engineer("a", [{ weekday: 1, from: "08:00", to: "16:00" }])] });
    expect(weighed(nobody)).toEqual(["broken An engineer on shift: Nobody is on shift for all of 3 h 45 min."]);
    const shut = aReview({ closed: { start: "2026-12-02T00:00:00Z", minutes: 60, reason: "an office move" } });
    expect(weighed(shut)).toEqual([
      "broken No closed time: Wednesday 2 December, 01:00 to 02:00: the team is closed for an office move.",
    ]);
  });

  test("that were judged when the time was asked for are not judged again by what is the rule now", () => {
    const review = aReview({ policy: { noticeDays: 14 } });
    expect(weighed(review)).toEqual(["weigh 14 days’ notice: 11 days. Asked for under the rules of that day."]);
    expect(tally(findingsOf(review))).toEqual({ broken: 0, weigh: 1, ruled: false });
  });

  test("that a customer wants set aside stand with their reason, told once", () => {
    const exceptions = (["notice", "grid"] as const).map((code) => ({ code, reason: "The licence ends." }));
    const review = aReview({ booking: { ...moved("2026-11-26T18:10:00-05:00"), exceptions } });
    expect(weighed(review)).toEqual([
      "weigh 7 days’ notice: 6 days. Set aside, see below.",
      "weigh Starts every 30 min: 18:10. Set aside, see below.",
      "weigh They ask for an exception: less notice than usual and between the usual start times: “The licence ends.”",
    ]);
    expect(tally(findingsOf(review))).toEqual({ broken: 0, weigh: 2, ruled: false });
  });

  test("that the desk has waived are told as waived, and that nobody has accepted yet", () => {
    const booking = aBooking({
      ...moved("2026-11-27T18:00:00-05:00"),
      exceptions: [{ code: "weekday", reason: "Agreed by phone." }],
    });
    const view = aView({ ...booking, status: "approved" }, [aChange({ act: "override", by: "Lejla K." })]);
    expect(weighed(aReview({ view }))).toContain("weigh Waived by the desk: another weekday than usual: “Agreed by phone.”");
    expect(weighed(aReview({ view }))).toContain(
      "weigh Not accepted by the customer: The desk booked this. The customer was asked to accept the plan.",
    );
  });

  test("count from when another time was asked for, and have nothing to say of one that the desk proposed", () => {
    const later = aChange({ act: "reschedule", from: "approved", at: at("2026-11-25T09:00:00Z") });
    expect(weighed(aReview({ view: { history: [aChange(), later] } }))).toEqual([
      "weigh 7 days’ notice: 6 days. Asked for under the rules of that day.",
    ]);
    const offered = aChange({ act: "accept-proposal", from: "proposed", to: "approved" });
    expect(told(aReview({ view: { history: [aChange(), later, offered] } }))).toEqual([
      "met An engineer on shift: Engineer A and Engineer B",
      "met An engineer is free: Engineer A and Engineer B",
      "met No closed time: The team is open throughout",
    ]);
  });

  test("say nothing of a booking that is closed", () => {
    const { status: _open, engineerId: _engineer, ...closed } = aBooking();
    expect(told(aReview({ view: aView({ ...closed, status: "declined" }) }))).toEqual([]);
  });

  test("speak German", () => {
    expect(told(aReview(), "de").slice(0, 3)).toEqual([
      "met 7 Tage Vorlauf: 11 Tage",
      "met Montag bis Donnerstag: Dienstag in Toronto, Mittwoch in Sarajevo",
      "met Beginn vor 22:00 Uhr Ortszeit des Kunden: 18:00",
    ]);
  });
});

describe("to weigh", () => {
  test("is a start that has passed", () => {
    expect(
      weighed(
        aReview({
          now: at("2026-12-02T00:00:00Z"),
          stored: said({ hosts: usualHosts("mirror", "3.2.4").map(aHost) }, "2026-12-01"),
        }),
      ),
    ).toEqual(["broken The slot has passed: It was to start Wed 2 December, 00:00 in Sarajevo."]);
  });

  test("is a night on which the clocks are not as far apart as usual", () => {
    const review = aReview({
      booking: { ...moved("2026-10-27T18:00:00-04:00"), createdAt: at("2026-10-14T13:40:00Z") },
      now: at("2026-10-14T14:00:00Z"),
      stored: said({ hosts: usualHosts("mirror", "3.2.4").map(aHost) }, "2026-10-13"),
    });
    expect(weighed(review)).toEqual(["weigh Clock change nearby: The clocks are 5 h apart that day, not 6 h."]);
  });

  test("is a clock that changes while the upgrade runs", () => {
    const zone = inZone("Africa/Cairo");
    const review = aReview({
      booking: { ...moved("2026-10-29T21:30:00+03:00"), zone, createdAt: at("2026-10-14T13:40:00Z") },
      now: at("2026-10-14T14:00:00Z"),
      stored: said({ hosts: usualHosts("mirror", "3.2.4").map(aHost) }, "2026-10-13"),
    });
    expect(weighed(review)).toContain("weigh Clocks change during the upgrade: Cairo goes back while it runs.");
  });

  test("is a promise on the customer's wall that the zone's rules no longer keep", () => {
    const review = aReview({ booking: { wallClock: "2026-12-01T19:00" } });
    expect(weighed(review)).toEqual([
      "weigh The zone’s rules have changed: They chose 19:00 in Toronto, where the clock will now show 18:00.",
    ]);
  });

  test("are hosts that are no longer those of the plan that was accepted", () => {
    const hosts = ["a primary 3.2.4", "b secondary 3.3.1", "bk2 backup 3.2.4"];
    const review = aReview({ installation: { hosts } });
    expect(weighed(review)).toEqual([
      "weigh Hosts changed since they accepted: b went from 3.2.4 to 3.3.1, bk2 was added and bk was removed.",
    ]);
  });

  test("are estimates by which the desk would now book another window", () => {
    const estimates = { upgrade: 30, restart: 10, failover: 15, guiUpdate: 10 };
    expect(weighed(aReview({ policy: { estimates } }))).toEqual([
      "weigh Estimates changed since: Booked for 3 h 45 min; today we would book 5 h 15 min.",
    ]);
  });

  test("are items of the checklist that are missing or old", () => {
    const hosts = usualHosts("mirror", "3.2.4").map(aHost);
    expect(weighed(aReview({ stored: said({ hosts }).slice(2) }))).toEqual([
      "weigh 2 checklist items are missing: Console access of a and firmware of a",
    ]);
    expect(weighed(aReview({ stored: said({ hosts }, "2026-11-10") }))).toEqual([
      "weigh 7 checklist items are older than 7 days: Console access of a, console access of b, console access of bk and 4 more",
    ]);
  });

  test("are other open bookings of the installation, each a step away", () => {
    const other = { ...aView(aBooking({ reference: "UD-2409", ...moved("2026-12-08T18:00:00-05:00") })), history: undefined };
    const review = aReview({ others: [other] });
    const [finding] = findingsOf(review).filter(({ code }) => code === "others");
    expect(finding && findingWords(finding, { review, clocks: clocksFor(review) })).toMatchObject({
      level: "weigh",
      title: "Another open booking of this installation",
      links: [{ href: "/desk/bookings/UD-2409", text: "UD-2409", after: "Waiting for review, Wed 9 December, 00:00" }],
    });
  });
});

test("the tally tells what is broken from what is left to think about", () => {
  const full = aReview({
    held: [held("a", "2026-12-01T23:00:00Z"), held("b", "2026-12-02T01:00:00Z")],
    booking: { wallClock: "x" },
  });
  expect(tally(findingsOf(full))).toEqual({ broken: 1, weigh: 1, ruled: false });
  expect(tally(findingsOf(aReview()))).toEqual({ broken: 0, weigh: 0, ruled: true });
});

describe("changes of hosts", () => {
  const before = ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1 restart 8"].map(aHost);
  test.each([
    ["nothing", ["a primary 4.1.0", "b secondary 4.1", "P1 processing 4.1 restart 8"], []],
    ["roles", ["a secondary 4.1", "b primary 4.1", "p1 processing 4.1 restart 8"], ["role", "role"]],
    ["a restart", ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1"], ["restart"]],
    ["their order", ["b secondary 4.1", "a primary 4.1", "p1 processing 4.1 restart 8"], ["order"]],
    ["one more and one less", ["a primary 4.1", "b secondary 4.1", "p2 processing 4.1"], ["added", "removed"]],
  ] as const)("in %s", (_name, after, codes) => {
    expect(hostChanges(before, after.map(aHost)).map(({ code }) => code)).toEqual(codes);
  });
});

test("the start of the fixture is the one the tests speak of", () => {
  expect(aReview().view.booking.window.start).toBe(START);
});
