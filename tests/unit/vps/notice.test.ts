import fc from "fast-check";
import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";
import { describe, expect, it } from "vitest";
import { translator } from "#lib/messages/translator.ts";
import { instant, parseInstant, toUtc } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { ownerCalendar } from "#lib/vps/calendar.ts";
import { noticeFor, noticeHtml, noticeText } from "#lib/vps/notice.ts";
import { type Owner, ownersOf } from "#lib/vps/owners.ts";
import { linesOf } from "#lib/vps/sheet.ts";
import type { VpsEntry } from "#lib/vps/vps.ts";
import { sha256 } from "#tests/support/planning.ts";
import { aGround } from "./a-cluster.ts";

const at = (text: string) => parseInstant(text) ?? instant(Number.NaN);
const NOW = at("2026-11-25T12:00:00Z");
const START = at("2026-12-01T17:00:00Z");

function ownerOf(vps: readonly Partial<VpsEntry>[], name: string | null = "Acme"): Owner {
  const list = vps.map((one, position) => ({
    name: `vps-${position}`,
    host: "p1",
    owner: name,
    zone: null,
    critical: false,
    way: null,
    ...one,
    position,
  }));
  const [owner] = ownersOf(linesOf(list, aGround()));
  if (!owner) throw new Error("Nobody owns nothing");
  return owner;
}

const told = (
  owner: Owner,
  { start = START as typeof START | null, locale = "en" as "en" | "de", zone = "Europe/Berlin" } = {},
) =>
  noticeFor(
    owner,
    { target: "5.x", start, workMinutes: aGround().plan.workMinutes, sender: "Northwind" },
    { t: translator(locale), reader: { zone: zone as ZoneName, locale, now: NOW } },
  );

const MIXED = [
  { name: "web", host: "p1" },
  { name: "db", host: "st-a" },
  { name: "mail", host: "p2" },
  { name: "old", host: "p2", way: "stop-all" as const },
  { name: "cms", host: "p1", way: "move-off" as const },
];

describe("a notice", () => {
  it("names the owner's VPSs, when each is off by date and clock, and what is to be done", () => {
    expect(noticeText(told(ownerOf(MIXED)))).toBe(`Hello Acme,

The system that your VPSs run on will be upgraded to 5.x.

The work starts on Tue 1 December, 18:00 and ends at about 22:26. All times here are on the clock of Berlin.

Some of your VPSs will be off up to twice:

- Tue 1 December, 18:00 to about 22:26 (about 4 h 26 min): old
- Tue 1 December, about 18:40 to 18:48 (about 8 min): web
- Tue 1 December, from about 19:08 (how long depends on the hardware): mail
- Tue 1 December, about 19:38 to 19:53 (about 15 min): db
- Tue 1 December, about 20:53 to 21:01 (about 8 min): web
- Tue 1 December, from about 21:21 (how long depends on the hardware): mail
- Tue 1 December, about 21:51 to 22:06 (about 15 min): db

What you have to do:
- Shut down before Tue 1 December, 18:00, and start again when we tell you that the work is over: old.
- We move these to another host before their own host restarts. There is nothing for you to do: cms.
- Leave running. Finish what must not be interrupted before, and check afterwards that everything works: web, db and mail.

All times are estimates. Each time off can be longer, depending on the hardware.

Northwind
`);
  });

  it("says that the date is to follow as long as there is none, and counts from the start of the work", () => {
    const text = noticeText(told(ownerOf([{ name: "db", host: "st-b" }]), { start: null }));
    expect(text).toContain("The date is to follow");
    expect(text).toContain("- About 1 h 38 min after the start of the work (about 15 min): db");
    expect(text).toContain("Your VPS will be off twice:");
    expect(text).not.toMatch(/\d\d:\d\d/);
  });

  it("is on the owner's clock, with the weekday where the night ends on another date", () => {
    const text = noticeText(told(ownerOf([{ name: "old", way: "stop-all" }]), { zone: "Asia/Kathmandu" }));
    expect(text).toContain("Tue 1 December, 22:45 to about 03:11 Wed (about 4 h 26 min): old");
    expect(text).toContain("the clock of Kathmandu");
  });

  it("is German where that is wanted", () => {
    const text = noticeText(told(ownerOf([{ name: "db", host: "st-a" }, { name: "web" }]), { locale: "de" }));
    expect(text).toContain("Guten Tag Acme,");
    expect(text).toContain("Ihre VPS sind zweimal aus:");
    expect(text).toContain("- Di, 1. Dezember, etwa 18:40 bis 18:48 (etwa 8 min): web");
  });

  it("says that there is nothing to do for VPSs that are never off, and leaves no VPS out whose host is gone", () => {
    const text = noticeText(
      told(
        ownerOf([
          { name: "cms", way: "move-off" },
          { name: "lost", host: "p9" },
        ]),
      ),
    );
    expect(text).toContain("Your VPSs will not be off.");
    expect(text).toContain("We move these to another host before their own host restarts. There is nothing for you to do: cms.");
    expect(text).toContain("We tell you separately about: lost.");
    expect(text).not.toContain("estimates");
  });

  it("as a page loads nothing and holds every name as text, whatever its signs", () => {
    const hostile = "<img src=x onerror=alert(1)>\"'&</title></table>";
    const html = noticeHtml(told(ownerOf([{ name: hostile }], hostile)));
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/title&gt;&lt;/table&gt;");
    expect(html).not.toMatch(/<(img|script|link|iframe)|\bsrc=(?!x )|href=|url\(|@import/);
    expect([...html.matchAll(/<\/?table>/g)]).toHaveLength(2);
  });

  it("as a page has no tag but its own, whatever a name holds", () => {
    const tags = (html: string) => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    const plain = tags(noticeHtml(told(ownerOf([{ name: "plain" }], "Plain"))));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (name, owner) => {
        expect(tags(noticeHtml(told(ownerOf([{ name }], owner))))).toEqual(plain);
      }),
      { numRuns: 1_000 },
    );
  });
});

const calendarOf = (owner: Owner, more = {}) =>
  ownerCalendar(owner, { start: START, target: "5.x", subject: "b1", sequence: 3, now: NOW, sha256, ...more }, translator("en"));

/** What ical.js reads: name, start, end and summary of each event. */
const readOnce = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      summary: event.summary,
      description: event.description,
    };
  });

/** The same as node-ical reads it. */
const readTwice = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((one): one is VEvent => one?.type === "VEVENT")
    .map(({ uid, start, end, summary, description }) => ({
      uid,
      start: start.getTime(),
      end: (end ?? start).getTime(),
      summary: String(summary),
      description: String(description),
    }));

describe("an owner's calendar", () => {
  const text = calendarOf(ownerOf(MIXED));

  it("has one event for each time off, which two readers read alike", () => {
    expect(readOnce(text)).toEqual(readTwice(text));
    expect(readOnce(text).map(({ start, end, summary }) => [toUtc(instant(start)), (end - start) / 60_000, summary])).toEqual([
      ["2026-12-01T17:00:00Z", 266, "Off: old"],
      ["2026-12-01T17:40:00Z", 8, "Off: web"],
      ["2026-12-01T18:08:00Z", 0, "Off: mail"],
      ["2026-12-01T18:38:00Z", 15, "Off: db"],
      ["2026-12-01T19:53:00Z", 8, "Off: web"],
      ["2026-12-01T20:21:00Z", 0, "Off: mail"],
      ["2026-12-01T20:51:00Z", 15, "Off: db"],
    ]);
  });

  it("is published, stamped in UTC and numbered as its booking is", () => {
    expect(text).toMatch(/^METHOD:PUBLISH\r$/m);
    expect([...text.matchAll(/^DTSTAMP:20261125T120000Z\r$/gm)]).toHaveLength(7);
    expect([...text.matchAll(/^SEQUENCE:3\r$/gm)]).toHaveLength(7);
    expect(text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it("keeps the names of its events when times change, has others for another owner or booking, and tells nobody's name in them", () => {
    const uids = (calendar: string) => readOnce(calendar).map(({ uid }) => uid);
    const later = calendarOf(ownerOf(MIXED), { start: at("2026-12-02T17:00:00Z"), sequence: 4 });
    expect(uids(later)).toEqual(uids(text));
    const all = [
      ...uids(text),
      ...uids(calendarOf(ownerOf(MIXED, "Other"))),
      ...uids(calendarOf(ownerOf(MIXED), { subject: "b2" })),
    ];
    expect(new Set(all).size).toBe(21);
    expect(all.join(" ").toLowerCase()).not.toContain("acme");
  });

  // node-ical takes an escaped backslash before an n for a line break, so that sign is left to the other reader.
  it.each([
    ["ical.js", readOnce, "a;b,c\\n"],
    ["node-ical", readTwice, "a;b,c"],
  ])("gives %s back names of any signs as they are", (_reader, read, first) => {
    const names = [first, "ü\u{1F600}".repeat(30), "BEGIN:VEVENT", 'q"q', "semi;colon:here"];
    const [event] = read(calendarOf(ownerOf(names.map((name) => ({ name })))));
    expect(event?.summary).toBe(`Off: ${names.slice(0, 3).join(", ")} and 2 more`);
    expect(event?.description.split("\n").slice(-5)).toEqual(names);
  });

  it("is empty for an owner of whom nothing is ever off", () => {
    expect(readOnce(calendarOf(ownerOf([{ way: "move-off" }])))).toEqual([]);
  });
});
