import { describe, expect, test } from "vitest";
import type { Missing } from "#lib/bookings/missing.ts";
import { missingOf, missingText } from "#lib/bookings/missing.ts";
import { type Upcoming, upcomingLetter } from "#lib/bookings/upcoming-letter.ts";
import { BEFORE } from "#lib/mail/choices.ts";
import { LOCALES } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { aBooking, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const t = translator("en");

const upcoming = (changes: Partial<Upcoming> = {}): Upcoming => ({
  booking: aView(aBooking({ status: "approved", due: null })),
  deskZone: inZone("Europe/Sarajevo"),
  appUrl: "https://upgrades.example",
  now: at("2026-11-30T18:00:00-05:00"),
  before: "before-1d",
  missing: [],
  ...changes,
});

const READY: Readiness = { items: [], complete: true };

const kvm = (host: string, evidence: "missing" | "stale"): Readiness["items"][number] => ({
  item: "kvm",
  host,
  state: evidence === "missing" ? "todo" : "done",
  evidence,
  updatedAt: null,
  facts: null,
  hasSecret: false,
});

describe("what is missing before the day", () => {
  test("is what the checklist still asks for, what was said long ago, nobody to call, no accepted plan", () => {
    const items = [kvm("st-a", "missing"), kvm("st-b", "missing"), kvm("bk-01", "stale")];
    const missing = missingOf({ contact: null, acceptance: null }, { items, complete: false });
    expect(missing.map((one) => missingText(one, t))).toEqual([
      "Console access to st-a and st-b",
      "Answers about bk-01 are more than a week old",
      "Nobody is named whom we can call during the upgrade",
      "The plan is not accepted yet",
    ]);
  });

  test("counts hosts instead of naming them where there are many", () => {
    const hosts = Array.from({ length: 10_000 }, (_, n) => `p${n}`);
    expect(missingText({ what: "firmware", hosts }, t)).toBe("Firmware of 10,000 hosts");
  });

  test("is nothing where all is done", () => {
    const contact = { name: "Maya", phone: "+1 416 555 0142" };
    const acceptance = { by: "u", at: at("2026-11-20T09:00:00Z"), sentences: [] };
    expect(missingOf({ contact, acceptance }, READY)).toEqual([]);
  });
});

describe("the letter before the day", () => {
  test("to the customer: their clock, what will be off, and what is not ready", () => {
    const missing: readonly Missing[] = [{ what: "kvm", hosts: ["st-b"] }];
    const { subject, text, html } = upcomingLetter(upcoming({ missing }), "customer", t);
    expect(subject).toBe("UD-2401: your upgrade starts on Tue 1 December, 18:00 in Toronto");
    expect(text).toContain("starts within the next 24 hours, on Tue 1 December, 18:00 in Toronto.");
    expect(text).toContain("Not ready: Console access to st-b");
    expect(text).toContain("Every VPS will be off 3 times");
    expect(html).toContain("Console access to st-b");
  });

  test("to the engineer: the desk's clock and the customer's name, and nothing in ember", () => {
    const { subject, text, html } = upcomingLetter(upcoming(), "desk", t);
    expect(subject).toBe("UD-2401 starts on Wed 2 December, 00:00 in Sarajevo: Northwind, Toronto mirror");
    expect(text).toContain("Everything on the checklist is done.");
    expect(text).toContain("https://upgrades.example/desk/bookings/UD-2401");
    expect(html).not.toContain('class="off"');
  });

  test("of the last hour says nothing about the checklist any more", () => {
    const { text } = upcomingLetter(upcoming({ before: "before-1h", missing: [{ what: "contact", hosts: [] }] }), "customer", t);
    expect(text).not.toMatch(/Not ready|checklist/);
  });

  test.each(LOCALES)("leaves no sentence unsaid in %s", (locale) => {
    const all = ["kvm", "firmware", "firewall", "stale", "contact", "accept"] as const;
    const many = ["a", "b", "c", "d", "e"];
    const missing = all.flatMap((what) => {
      const hosts = what === "kvm" || what === "firmware" || what === "stale" ? [["a"], many] : [[]];
      return hosts.map((names) => ({ what, hosts: names }));
    });
    for (const before of BEFORE)
      for (const audience of ["customer", "desk"] as const) {
        const written = upcomingLetter(upcoming({ before, missing }), audience, translator(locale));
        expect(`${written.subject}${written.text}${written.html}`).not.toMatch(/bookings\.[a-z]|mail\.[a-z]|undefined/);
      }
  });
});
