import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarEvents, countries, publicHolidays, statesOf } from "#lib/scheduling/holidays/client.ts";
import { closedOn, daysOff, isClosed } from "#lib/scheduling/holidays/day-off.ts";
import { type Instant, parseInstant, toUtc } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

const SARAJEVO = "Europe/Sarajevo" as ZoneName;
const at = (text: string) => parseInstant(text) as Instant;
const YEAR = { start: at("2026-11-01T00:00:00Z"), end: at("2027-11-01T00:00:00Z") };

const file = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", ...events, "END:VCALENDAR"].join("\r\n");

const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");

const read = (text: string) =>
  calendarEvents(text, YEAR, SARAJEVO)?.map(({ interval, reason }) => [toUtc(interval.start), toUtc(interval.end), reason]);

describe("a calendar file", () => {
  it("gives whole days on the desk's clock, several in one event too", () => {
    expect(
      read(file(event("UID:1", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas\\, both days"))),
    ).toEqual([["2026-12-24T23:00:00Z", "2026-12-26T23:00:00Z", "Christmas, both days"]]);
  });

  it("gives timed events by their own zone, and repeated ones as often as they come", () => {
    const training = event(
      "UID:2",
      "DTSTART;TZID=America/New_York:20261201T100000",
      "DTEND;TZID=America/New_York:20261201T120000",
      "RRULE:FREQ=WEEKLY;COUNT=2",
      "SUMMARY:Training",
    );
    expect(read(file(training))).toEqual([
      ["2026-12-01T15:00:00Z", "2026-12-01T17:00:00Z", "Training"],
      ["2026-12-08T15:00:00Z", "2026-12-08T17:00:00Z", "Training"],
    ]);
  });

  it("leaves out what lies outside the span, what repeats by the hour or faster, and what has no start", () => {
    const past = event("UID:3", "DTSTART;VALUE=DATE:20200101", "SUMMARY:Long ago");
    const flood = event("UID:4", "DTSTART:20261201T000000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:Flood");
    const daily = event("UID:5", "DTSTART:20261201T000000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=0,1", "SUMMARY:Flood");
    expect(read(file(daily))).toEqual([]);
    const lost = event("UID:5", "SUMMARY:When?");
    expect(read(file(past, flood, lost))).toEqual([]);
  });

  it.each(["", "hello", "BEGIN:VCARD\nEND:VCARD", "<html>BEGIN:VCALENDAR"])("is not %j", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("never throws, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: "binary" }), (line, value) => {
        read(file(event(line, `DTSTART:${value}`, `RRULE:${value}`, `SUMMARY:${line}`)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("public holidays", () => {
  it("of the desk's country fall on its own clock", () => {
    const days = publicHolidays({ country: "BA", state: null }, 2027, "en");
    expect(days).toContainEqual({ date: "2027-01-01", days: 1, reason: "New Year's Day" });
    const newYear = closedOn({ date: "2027-01-01", days: 1, reason: "New Year" }, SARAJEVO);
    expect([toUtc(newYear.interval.start), toUtc(newYear.interval.end)]).toEqual([
      "2026-12-31T23:00:00Z",
      "2027-01-01T23:00:00Z",
    ]);
  });

  it("of a state are its own, in the reader's language", () => {
    const names = (state: string | null) => publicHolidays({ country: "DE", state }, 2027, "de").map(({ reason }) => reason);
    expect(names("BY")).toContain("Heilige Drei Könige");
    expect(names(null)).not.toContain("Heilige Drei Könige");
    expect(statesOf("DE", "de").map(({ name }) => name)).toContain("Bayern");
    expect(countries("de").find(({ code }) => code === "DE")?.name).toBe("Deutschland");
    expect(statesOf("??", "en")).toEqual([]);
    expect(publicHolidays({ country: "??", state: null }, 2027, "en")).toEqual([]);
  });
});

describe("days off", () => {
  const day = (date: string, reason = "Holiday") => closedOn({ date, days: 1, reason }, SARAJEVO);

  it("come in order, each once, with one line to say why", () => {
    const found = daysOff([day("2027-01-02", " Second\n day "), day("2027-01-01"), day("2027-01-01"), day("2027-01-03", " ")]);
    expect(found.map(({ reason }) => reason)).toEqual(["Holiday", "Second day"]);
  });

  it("are closed where one closed time covers all of them, and open where it covers a part", () => {
    const { interval } = day("2027-01-01");
    const part = { interval: { start: interval.start, end: (interval.end - 1) as Instant } };
    expect([isClosed(day("2027-01-01"), [{ interval }]), isClosed(day("2027-01-01"), [part])]).toEqual([true, false]);
  });
});
