import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarText, calendarWords } from "#lib/calendar/calendar-text.ts";
import { checkedZone } from "#lib/calendar/checked-zone.ts";
import type { CalendarEvent } from "#lib/calendar/event.ts";
import { type Instant, instant, MINUTE_MS, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { offsetChanges, type ZoneName } from "#lib/time/zone.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { hostileText, longLinesIn, methodOf, peopleIn, propertiesOf, readOnce, readTwice } from "#tests/support/calendars.ts";

const anEvent = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "booking-1@upgrades.example",
  sequence: 0,
  stamp: at("2026-11-20T09:00:00Z"),
  start: at("2026-12-01T23:00:00Z"),
  end: at("2026-12-02T04:15:00Z"),
  summary: "Upgrade of Toronto mirror",
  description: "Held for you.",
  status: "tentative",
  ...changes,
});

const written = (event: CalendarEvent, method: "REQUEST" | "CANCEL" | "PUBLISH" = "REQUEST"): string =>
  calendarText({ method, product: "Bookings", language: "en", events: [event] });

const readers = [
  ["ical.js", readOnce],
  ["node-ical", readTwice],
] as const;

const HARD_ZONES = [
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "America/New_York",
  "Europe/Sarajevo",
  "Africa/Casablanca",
  "Asia/Jerusalem",
  "America/St_Johns",
  "Pacific/Kiritimati",
  "Asia/Gaza",
  "UTC",
].map(inZone);

const FROM = at("2026-11-26T00:00:00Z");
const UNTIL = at("2029-01-01T00:00:00Z");

/** Spans that lie over, before, behind and in the hour of every clock change of the next two years, and some far from any. */
function spansIn(zone: ZoneName): readonly { start: Instant; end: Instant }[] {
  const changes = offsetChanges(zone, { start: FROM, end: UNTIL }).map(({ at: moment }) => moment);
  const starts = [FROM, ...changes].flatMap((moment) =>
    [-600, -120, -60, -30, 0, 30, 60, 90].map((minutes) => plusMinutes(moment, minutes)),
  );
  return starts.map((start) => ({ start, end: plusMinutes(start, 195) }));
}

describe("a calendar's moments", () => {
  it.each(HARD_ZONES)("are read as the same by two other programs in %s, over every clock change of two years", (zone) => {
    for (const span of spansIn(zone)) {
      const text = written(anEvent({ ...span, zone }));
      for (const [name, read] of readers) {
        const [event] = read(text);
        const found = event && { start: toUtc(instant(event.start)), end: toUtc(instant(event.end)) };
        expect({ name, ...found }).toEqual({ name, start: toUtc(span.start), end: toUtc(span.end) });
      }
    }
  });

  it("are the same to two other programs in every zone at any time (law)", () => {
    const zones = Intl.supportedValuesOf("timeZone").map(inZone);
    const minutes = (UNTIL - FROM) / MINUTE_MS;
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.nat(minutes / 30), fc.integer({ min: 10, max: 2880 }), (zone, half, length) => {
        const start = plusMinutes(FROM, half * 30);
        const end = plusMinutes(start, length);
        const text = written(anEvent({ start, end, zone }));
        expect(readers.map(([, read]) => read(text).map((event) => [event.start, event.end]))).toEqual([
          [[start, end]],
          [[start, end]],
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("stand on the zone's clock, under the name that the reader knows, with the zone's rules beside them", () => {
    const text = written(anEvent({ zone: inZone("Europe/Sarajevo") }));
    expect(text).toContain("DTSTART;TZID=Europe/Sarajevo:20261202T000000\r\n");
    expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Europe/Sarajevo\r\n");
    expect(text).not.toContain("Belgrade");
  });

  it.each([
    ["an hour that the clock shows twice", "America/New_York", "2026-11-01T06:30:00Z"],
    ["the first of both", "America/New_York", "2026-11-01T05:30:00Z"],
    ["rules that a calendar knows less of", "Asia/Jerusalem", "2028-03-24T01:30:00Z"],
    ["UTC itself", "UTC", "2026-12-01T23:00:00Z"],
  ])("stand in UTC for %s", (_what, zone, start) => {
    const span = { start: at(start), end: plusMinutes(at(start), 200) };
    expect(checkedZone(inZone(zone), span)).toBeNull();
    const text = written(anEvent({ ...span, zone: inZone(zone) }));
    expect(text).toContain(`DTSTART:${toUtc(span.start).replace(/[-:]/g, "")}\r\n`);
    expect(text).not.toMatch(/VTIMEZONE|TZID/);
  });

  it("stand in UTC where several events share a file, and an end that nobody knows is left out", () => {
    const zone = inZone("Asia/Kathmandu");
    const events = [anEvent({ zone }), anEvent({ uid: "booking-2@upgrades.example", zone, end: null })];
    const text = calendarText({ method: "PUBLISH", product: "Feed", language: "en", events });
    expect(text).not.toMatch(/VTIMEZONE|TZID/);
    expect([...text.matchAll(/^DTEND/gm)]).toHaveLength(1);
  });
});

describe("a calendar's stamp", () => {
  it("is in UTC, with a zone and without, each event's own", () => {
    const stamps = [at("2026-11-20T09:00:00Z"), at("2026-11-21T10:00:00.250Z")];
    const events = stamps.map((stamp, n) => anEvent({ uid: `${n}@upgrades.example`, stamp }));
    const text = calendarText({ method: "PUBLISH", product: "Feed", language: "en", events });
    expect([...text.matchAll(/^DTSTAMP:(.*)\r$/gm)].map(([, stamp]) => stamp)).toEqual(["20261120T090000Z", "20261121T100000Z"]);
    expect(written(anEvent({ zone: inZone("America/New_York") }))).toContain("DTSTAMP:20261120T090000Z\r\n");
  });
});

const organizer = { name: "Upgrade Desk", address: "desk@upgrades.example" };

const oneLine = (text: string): string => calendarWords(text).replace(/\s+/g, " ").trim();

describe("hostile words", () => {
  const plain = propertiesOf(written(anEvent({ organizer, attendee: { name: "Kim", address: "kim@example.org" } })));

  it("read back as they are, and add no property, no attendee and no line (law)", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (summary, description, name) => {
        const attendee = { name, address: "kim@example.org" };
        const text = written(anEvent({ summary: `Of ${summary}`, description, organizer, attendee }));
        const [event] = readOnce(text);
        expect({ summary: event?.summary, description: event?.description }).toEqual({
          summary: oneLine(`Of ${summary}`),
          description: calendarWords(description),
        });
        expect(propertiesOf(text)).toEqual(plain);
        expect(peopleIn(text, "attendee")).toEqual([
          { address: "kim@example.org", name: oneLine(name).replace(/["\\^]/g, "'") || "kim@example.org", asked: "FALSE" },
        ]);
        expect(longLinesIn(text)).toEqual([]);
        const second = readTwice(text);
        expect(second.map(({ uid, start }) => [uid, start])).toEqual([[event?.uid, event?.start]]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a calendar for one reader", () => {
  it.each(["REQUEST", "CANCEL", "PUBLISH"] as const)("names its method %s, its organizer and nobody else", (method) => {
    const text = written(anEvent({ organizer, sequence: 4, status: "confirmed" }), method);
    expect(methodOf(text)).toBe(method);
    expect(peopleIn(text, "organizer").map(({ address }) => address)).toEqual([organizer.address]);
    expect(peopleIn(text, "attendee")).toEqual([]);
    for (const [, read] of readers) expect(read(text)).toMatchObject([{ sequence: 4, status: "CONFIRMED" }]);
  });
});
