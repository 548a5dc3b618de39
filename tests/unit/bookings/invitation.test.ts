import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookingStatus, OpenBooking } from "#lib/bookings/booking.ts";
import { BOOKING_STATUSES, CLOSED_STATUSES } from "#lib/bookings/booking.ts";
import { entryStatus, raisesSequence } from "#lib/bookings/calendar-entry.ts";
import { entryFile, invitation, uidOf } from "#lib/bookings/invitation/invitation.ts";
import type { Facts } from "#lib/bookings/letter-facts.ts";
import { calendarWords } from "#lib/calendar/calendar-text.ts";
import { translator } from "#lib/messages/translator.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { plusMinutes } from "#lib/time/instant.ts";
import { aBooking, aKeptPlan, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { hostileText, longLinesIn, methodOf, peopleIn, propertiesOf, readOnce, readTwice } from "#tests/support/calendars.ts";

const DESK = inZone("Europe/Sarajevo");
const organizer = { name: "Upgrade Desk", address: "desk@upgrades.example" };
const attendee = { name: "Dana Whitfield", address: "dana@northwind.example" };

const factsOf = (booking = aBooking()): Facts => ({
  booking: aView(booking),
  deskZone: DESK,
  appUrl: "https://upgrades.example:8443",
  now: at("2026-11-20T09:00:00Z"),
});

const told = (booking = aBooking(), more: { leaves?: boolean; locale?: "en" | "de"; audience?: "customer" | "desk" } = {}) => {
  const { audience = "customer", locale = "en", leaves = false } = more;
  return invitation(factsOf(booking), { audience, t: translator(locale), organizer, attendee, leaves });
};

const onlyEvent = (text: string) => {
  const [event, ...more] = readOnce(text);
  if (!event || more.length > 0) throw new Error("Not one event");
  return event;
};

describe("the status of a booking in calendars", () => {
  it.each([
    ["submitted", "tentative"],
    ["changes-requested", "tentative"],
    ["approved", "confirmed"],
    ["in-progress", "confirmed"],
    ["completed", "confirmed"],
    ["aborted", "confirmed"],
    ["declined", "cancelled"],
    ["cancelled", "cancelled"],
  ] as const)("of %s is %s", (status, expected) => {
    expect(entryStatus({ status })).toBe(expected);
  });

  it("stays what it was while another time is proposed", () => {
    expect(entryStatus({ status: "proposed", before: "submitted" })).toBe("tentative");
    expect(entryStatus({ status: "proposed", before: "approved" })).toBe("confirmed");
  });
});

describe("the sequence", () => {
  const before = aBooking();
  const changed = (changes: Partial<Omit<OpenBooking, "status">> & { status?: BookingStatus }) => ({ ...before, ...changes });

  it.each([
    ["another start", { window: { ...before.window, start: plusMinutes(before.window.start, 30) } }],
    ["another end", { window: { ...before.window, end: plusMinutes(before.window.end, 30) } }],
    ["the approval", { status: "approved" }],
    ["its end", { status: "cancelled" }],
    ["another engineer", { engineerId: "engineer-b" as EngineerId }],
  ] as const)("rises with %s", (_what, changes) => {
    expect(raisesSequence(before, changed(changes))).toBe(true);
  });

  it.each([
    ["nothing", {}],
    ["an accepted plan", { kept: aKeptPlan("mirror", "3.2.4") }],
    ["changes that are asked for", { status: "changes-requested", due: null }],
    ["a proposal", { status: "proposed", before: "submitted" }],
    ["a note about the clock", { clock: "stuck" }],
  ] as const)("does not rise with %s", (_what, changes) => {
    expect(raisesSequence(before, changed(changes))).toBe(false);
  });
});

describe("an invitation", () => {
  it("is a request until the booking ends and a cancel from then on, under one name of our own", () => {
    for (const status of BOOKING_STATUSES) {
      const closed = CLOSED_STATUSES.some((one) => one === status);
      const { method, text } = told({ ...aBooking({ sequence: 2 }), status, ...(closed ? {} : { before: null }) } as OpenBooking);
      const over = status === "declined" || status === "cancelled";
      expect([status, method, methodOf(text)]).toEqual([status, over ? "CANCEL" : "REQUEST", method]);
      expect(onlyEvent(text)).toMatchObject({ uid: "booking-booking-1@upgrades.example", sequence: 2 });
    }
  });

  it("is from the sender of our mails to its one reader, of whom no answer is asked", () => {
    const { text } = told();
    expect(peopleIn(text, "organizer")).toMatchObject([{ address: organizer.address, name: organizer.name }]);
    expect(peopleIn(text, "attendee")).toEqual([{ ...attendee, asked: "FALSE" }]);
  });

  it("says in the reader's language what it is, which way, and when VPSs are off on their clock", () => {
    const event = onlyEvent(told().text);
    expect(event.summary).toBe("Upgrade of Toronto mirror, not confirmed yet");
    expect(event.description).toContain("You asked for this time. It is held for you, and not confirmed yet.");
    expect(event.description).toContain("Start: Tue 1 December, 18:00 in Toronto (GMT\u22125)");
    expect(event.description).toContain("Path: 3.2.4 to 3.3.1, 4.8.2, 5.x");
    expect(event.description).toMatch(
      /When VPSs are off, on the clock of Toronto:\nEvery VPS will be off 3 times, .* at about 18:\d\d/,
    );
    expect(event.description).toContain("https://upgrades.example:8443/bookings/UD-2401");
    const german = onlyEvent(told(aBooking({ status: "approved" }), { locale: "de" }).text);
    expect(german.summary).toBe("Upgrade von Toronto mirror");
    expect(german.description).toContain("Wann VPS aus sind, nach der Uhr von Toronto:");
    expect(german.description).not.toMatch(/calendar\.|\{|undefined/);
  });

  it("to the engineer names the customer, on the desk's clock, and leads to the desk's page", () => {
    const { text } = told(aBooking(), { audience: "desk" });
    expect(onlyEvent(text).summary).toBe("UD-2401 Northwind, Toronto mirror, not confirmed yet");
    expect(onlyEvent(text).description).toContain("https://upgrades.example:8443/desk/bookings/UD-2401");
    expect(text).toContain("DTSTART;TZID=Europe/Sarajevo:20261202T000000");
  });

  it("takes the booking out of the calendar of whoever does not carry it out any more, though it goes on", () => {
    const { method, text } = told(aBooking({ status: "approved" }), { audience: "desk", leaves: true });
    expect([method, onlyEvent(text).status]).toEqual(["CANCEL", "CANCELLED"]);
  });

  it("says nothing of times off once the booking is cancelled", () => {
    const { text } = told({ ...aBooking(), status: "cancelled" } as never);
    expect(onlyEvent(text).summary).toBe("Cancelled: upgrade of Toronto mirror");
    expect(onlyEvent(text).description).not.toContain("off, on the clock");
  });

  it.each([
    ["Asia/Kathmandu", "2027-01-12T18:00:00+05:45"],
    ["Pacific/Chatham", "2027-04-03T21:30:00+13:45"],
    ["Australia/Lord_Howe", "2027-04-03T21:00:00+11:00"],
    ["Africa/Cairo", "2027-04-29T21:30:00+02:00"],
    ["America/New_York", "2027-03-13T21:30:00-05:00"],
    ["America/New_York", "2027-11-06T21:30:00-04:00"],
  ])("is read as the same moments by two other programs in %s at %s", (zone, start) => {
    const booking = aBooking({ zone: inZone(zone), window: { start: at(start), end: plusMinutes(at(start), 315) } });
    const { text } = told(booking);
    const { start: from, end: to } = booking.window;
    expect(readOnce(text)).toMatchObject([{ start: from, end: to, status: "TENTATIVE", sequence: 0 }]);
    expect(readTwice(text)).toMatchObject([{ start: from, end: to, status: "TENTATIVE", sequence: 0 }]);
    expect(longLinesIn(text)).toEqual([]);
  });
});

describe("hostile names", () => {
  it("stand in an invitation as they are, and add nothing to it (law)", () => {
    const plain = propertiesOf(told().text);
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (installation, organization, name) => {
        const view = aView();
        const booking = {
          ...view,
          installation: { ...view.installation, name: installation },
          organization: { ...view.organization, name: organization },
        };
        const invited = { t: translator("en"), organizer, attendee: { name, address: attendee.address } };
        const { text } = invitation({ ...factsOf(), booking, deskZone: inZone("UTC") }, { audience: "desk", ...invited });
        const event = onlyEvent(text);
        const line = (said: string) => calendarWords(said).replace(/\s+/g, " ").trim();
        expect(event.summary).toBe(line(`UD-2401 ${organization}, ${installation}, not confirmed yet`));
        expect(event.description).toContain(calendarWords(`Installation: ${installation}\nCustomer: ${organization}\n`));
        expect([propertiesOf(text), peopleIn(text, "attendee").map(({ address }) => address)]).toEqual([
          plain,
          [attendee.address],
        ]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a booking's file", () => {
  it("is published: it invites nobody, and has the name that the invitation has", () => {
    const text = entryFile(factsOf(), { audience: "customer", t: translator("en") }, organizer);
    expect(methodOf(text)).toBe("PUBLISH");
    expect(peopleIn(text, "attendee")).toEqual([]);
    expect(onlyEvent(text).uid).toBe(onlyEvent(told().text).uid);
  });

  it("is named after the address without its port, also where that is a number", () => {
    expect(uidOf(aBooking(), "http://[::1]:3000")).toBe("booking-booking-1@[::1]");
    expect(uidOf(aBooking(), "https://upgrades.example")).toBe("booking-booking-1@upgrades.example");
  });
});
