import { describe, expect, test } from "vitest";
import { announcement, audiencesOf, type News, reminder } from "#lib/bookings/announcement.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { engineerLetter } from "#lib/bookings/invitation/engineer-letter.ts";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { translator } from "#lib/messages/translator.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking, aChange, aKeptPlan, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const sarajevo = inZone("Europe/Sarajevo");

const news = (changes: Partial<News> = {}): News => ({
  booking: aView(),
  change: aChange(),
  deskZone: sarajevo,
  appUrl: "https://upgrades.example",
  now: at("2026-11-20T09:00:00Z"),
  ...changes,
});

const linesOf = (told: News, audience: "customer" | "desk", locale: "en" | "de" = "en") =>
  announcement(told, audience, translator(locale))
    ?.text.split("\n")
    .filter((line) => line !== "") ?? [];

const bookedAt = (start: string, zone: string): BookingView =>
  aView(aBooking({ window: intervalOf(at(start), 225), zone: inZone(zone) }));

describe("who is told", () => {
  test.each([
    ["submit", false, ["customer", "desk"]],
    ["override", true, ["customer"]],
    ["approve", true, ["customer"]],
    ["decline", true, ["customer"]],
    ["cancel", false, ["customer", "desk"]],
    ["cancel", true, ["customer"]],
    ["assign", true, []],
    ["accept", false, ["customer", "desk"]],
    ["request-changes", true, ["customer"]],
    ["resubmit", false, ["customer", "desk"]],
    ["propose", true, ["customer"]],
    ["accept-proposal", false, ["customer", "desk"]],
    ["refuse-proposal", false, ["customer", "desk"]],
    ["reschedule", false, ["customer", "desk"]],
    ["expire", false, ["customer", "desk"]],
    ["follow-clock", false, ["customer", "desk"]],
    ["flag-clock", false, ["customer", "desk"]],
    ["start", true, ["customer"]],
    ["complete", true, ["customer"]],
    ["abort", true, ["customer"]],
  ])("%s (by the desk: %s): %j", (act, byStaff, audiences) => {
    expect(audiencesOf(act, byStaff)).toEqual(audiences);
  });

  test("a change that does not concern a side has no letter for it", () => {
    expect(announcement(news({ change: aChange({ act: "approve" }) }), "desk", translator("en"))).toBeNull();
    expect(announcement(news({ change: aChange({ act: "assign" }) }), "customer", translator("en"))).toBeNull();
  });
});

test("every change of a booking is told to somebody; one engineer for another, to the engineer alone", () => {
  const silent = TRANSITIONS.filter(({ act }) => audiencesOf(act, false).length === 0).map(({ act }) => act);
  expect(silent).toEqual(["assign"]);
  const told = engineerLetter(news({ change: aChange({ act: "assign", by: "Ada Min" }) }), false, translator("en"));
  expect(told.subject).toBe("UD-2401 is yours: Northwind, Toronto mirror");
});

describe("a letter", () => {
  test("to the customer: their clock first, the desk's beside it, and the end as an estimate", () => {
    expect(linesOf(news(), "customer")).toEqual([
      "Hello,",
      "We have your request for an upgrade. It is waiting for our review; until we answer, the time is held for you.",
      "Start: Tue 1 December, 18:00 in Toronto (GMT\u22125), 00:00 on Wednesday in Sarajevo",
      "Expected end: about 21:45 in Toronto",
      "Installation: Toronto mirror",
      "Path: 3.2.4 to 3.3.1, 4.8.2, 5.x",
      "Reference: UD-2401",
      "Look at the booking:",
      "https://upgrades.example/bookings/UD-2401",
      "Upgrade Desk",
      "You get this because your organisation has this upgrade at Upgrade Desk.",
      "Choose which emails you get:",
      "https://upgrades.example/account/mails",
    ]);
  });

  test("to the desk: its own clock first, the customer's beside it, and who asks", () => {
    const lines = linesOf(news(), "desk");
    expect(lines).toContain("Start: Wed 2 December, 00:00 in Sarajevo (GMT+1), 18:00 on Tuesday in Toronto");
    expect(lines).toContain("Customer: Northwind");
    expect(lines).toContain("https://upgrades.example/desk/bookings/UD-2401");
    expect(announcement(news(), "desk", translator("en"))?.subject).toBe("New request UD-2401: Northwind, Toronto mirror");
  });

  test.each([
    ["Asia/Kathmandu", "2026-12-01T18:00:00+05:45", "Tue 1 December, 18:00 in Kathmandu (GMT+5:45), 13:15 in Sarajevo"],
    [
      "Pacific/Kiritimati",
      "2026-12-02T01:00:00+14:00",
      "Wed 2 December, 01:00 in Kiritimati (GMT+14), 12:00 on Tuesday in Sarajevo",
    ],
    ["Pacific/Chatham", "2027-01-05T18:30:00+13:45", "Tue 5 January 2027, 18:30 in Chatham (GMT+13:45), 05:45 in Sarajevo"],
    ["Europe/Sarajevo", "2026-12-01T18:00:00+01:00", "Tue 1 December, 18:00 in Sarajevo (GMT+1)"],
  ])("names the other day only where it is another: %s", (zone, start, clocks) => {
    expect(linesOf(news({ booking: bookedAt(start, zone) }), "customer")).toContain(`Start: ${clocks}`);
  });

  test("names the day of the end where it is another", () => {
    const late = bookedAt("2026-12-01T21:30:00-05:00", "America/Toronto");
    expect(linesOf(news({ booking: late }), "customer")).toContain("Expected end: about 01:15 on Wednesday in Toronto");
  });

  test("that makes a time certain says when the VPSs are off, to the customer alone", () => {
    const approved = news({ booking: aView(aBooking({ status: "approved" })), change: aChange({ act: "approve" }) });
    const written = announcement(approved, "customer", translator("en"));
    expect(written?.text).toContain("Every VPS will be off 3 times, for about 15 min each time");
    expect(written?.html).toMatch(/class="off"/);
    expect(announcement(news(), "customer", translator("en"))?.html).not.toMatch(/class="off"/);
  });

  test("names the engineer once the upgrade is confirmed, not before", () => {
    const approved = aView(aBooking({ status: "approved" }));
    expect(linesOf(news({ booking: approved, change: aChange({ act: "approve" }) }), "customer")).toContain(
      "Engineer: Engineer A",
    );
    expect(linesOf(news(), "customer").some((line) => line.startsWith("Engineer"))).toBe(false);
  });

  test("carries the reason of a refusal, and the exception that a request asks for", () => {
    const declined = aChange({ act: "decline", reason: "The firmware is too old" });
    expect(linesOf(news({ change: declined }), "customer")).toContain("Reason: The firmware is too old");
    const exceptions = [
      { code: "notice", reason: "The licence ends" },
      { code: "grid", reason: "The licence ends" },
    ] as const;
    const asking = aView(aBooking({ exceptions, alternates: [at("2026-12-02T18:00:00-05:00")] }));
    const lines = linesOf(news({ booking: asking, change: aChange({ reason: "The licence ends" }) }), "desk");
    expect(lines).toContain("Asks for an exception to our rules (notice and start times): The licence ends");
    expect(lines).toContain("Would also do: Thu 3 December, 00:00 in Sarajevo (GMT+1), 18:00 on Wednesday in Toronto");
  });

  test("of a change of the time names the old time and the new one", () => {
    const detail = { start: at("2026-12-01T18:00:00-05:00"), startBefore: at("2026-11-30T19:30:00-05:00") };
    const lines = linesOf(news({ change: aChange({ act: "reschedule", detail }) }), "customer");
    expect(lines).toContain("Until now: Mon 30 November, 19:30 in Toronto (GMT\u22125), 01:30 on Tuesday in Sarajevo");
    expect(lines).toContain("Start: Tue 1 December, 18:00 in Toronto (GMT\u22125), 00:00 on Wednesday in Sarajevo");
  });

  test("that asks for something says in whose words, and until when", () => {
    const detail = { due: at("2026-11-27T00:00:00-05:00") };
    const asked = aChange({ act: "request-changes", reason: "Update the firmware of bk-01", detail });
    const lines = linesOf(news({ change: asked }), "customer");
    expect(lines).toContain("What we wrote: Update the firmware of bk-01");
    expect(lines).toContain("Answer by the end of Thursday 26 November in Toronto");
    expect(lines).toContain("Answer:");
  });

  test("that proposes times names each, and until when they are held", () => {
    const detail = { starts: [at("2026-12-02T18:00:00-05:00")], due: at("2026-11-26T17:30:00-05:00") };
    const lines = linesOf(news({ change: aChange({ act: "propose", reason: "We are full then", detail }) }), "customer");
    expect(lines).toContain("Proposed: Wed 2 December, 18:00 in Toronto (GMT\u22125), 00:00 on Thursday in Sarajevo");
    expect(lines).toContain("Answer by Thu 26 November, 17:30 in Toronto");
  });

  test("about an end that nobody chose gives no word for programs as a reason", () => {
    const ended = aChange({ act: "expire", by: "system", byId: null, reason: "expired" });
    expect(linesOf(news({ change: ended }), "customer").some((line) => /expired|system/.test(line))).toBe(false);
  });

  test("of reminder goes to whoever has to act, with the moment on their clock", () => {
    const due = at("2026-11-27T00:00:00-05:00");
    const facts = (status: "submitted" | "proposed" | "approved") => {
      const { change: _change, ...rest } = news({
        booking: aView(aBooking({ status, due: status === "approved" ? null : due })),
      });
      return rest;
    };
    const desk = reminder(facts("submitted"), translator("en"));
    expect(desk?.subject).toBe("UD-2401 ends unanswered soon: Northwind, Toronto mirror");
    expect(desk?.text).toContain("Ends unanswered on Fri 27 November, 06:00 in Sarajevo");
    const customer = reminder(facts("proposed"), translator("en"));
    expect(customer?.text).toContain("Ends unanswered at the end of Thursday 26 November in Toronto");
    expect(customer?.text).toContain("https://upgrades.example/bookings/UD-2401");
    expect(reminder(facts("approved"), translator("en"))).toBeNull();
  });

  test("about clocks that change otherwise names the old moment to those alone whose clock shows another time now", () => {
    const detail = { start: at("2026-12-01T18:00:00-05:00"), startBefore: at("2026-12-01T17:00:00-05:00") };
    const told = news({ change: aChange({ act: "follow-clock", by: "system", byId: null, detail }) });
    const customer = linesOf(told, "customer");
    expect(customer[1]).toContain("The rules for clocks in Toronto have changed");
    expect(customer.some((line) => line.startsWith("Until now"))).toBe(false);
    expect(linesOf(told, "desk")).toContain("Until now: Tue 1 December, 23:00 in Sarajevo (GMT+1), 17:00 in Toronto");
  });

  test("says that a GUI update is all there is", () => {
    const update = aView(aBooking({ kept: aKeptPlan("mirror", "5.1") }));
    expect(linesOf(news({ booking: update }), "customer")).toContain("Path: GUI update only");
  });

  test.each(["en", "de"] as const)("leaves no sentence unsaid in %s, for any change and either side", (locale) => {
    const starts = [at("2026-12-02T18:00:00-05:00"), at("2026-12-03T18:00:00-05:00")];
    const detail = {
      start: at("2026-12-01T18:00:00-05:00"),
      startBefore: at("2026-11-30T18:00:00-05:00"),
      starts,
      due: at("2026-11-27T00:00:00-05:00"),
    };
    for (const { act } of TRANSITIONS)
      for (const audience of ["customer", "desk"] as const) {
        const letter = announcement(news({ change: aChange({ act, reason: "So", detail }) }), audience, translator(locale));
        if (letter)
          expect(`${letter.subject}\n${letter.text}\n${letter.html}`).not.toMatch(
            /bookings\.[a-z]|mail\.[a-z]|\{[a-z]+\}|undefined/,
          );
      }
  });
});
