import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookingsHref, readBookingsQuery } from "#app/_review/bookings-query.ts";
import { pagesOf, queryOfFilter, queueHref, readQueueQuery } from "#app/_review/queue-query.ts";
import { queueRow } from "#app/_review/queue-words.ts";
import { dueSoon, todayParts } from "#app/_review/today-parts.ts";
import { answerBy, QUEUE_VIEWS, type QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import { EVERYTHING_WAITING, QUEUE_SORTS, type QueueFilter } from "#lib/bookings/queue/queue-filter.ts";
import { translator } from "#lib/messages/translator.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { aHost } from "#tests/support/planning.ts";
import { aReview, NOW, said } from "./a-review.ts";

const SARAJEVO = inZone("Europe/Sarajevo");

const anEntry = (start = "2026-12-01T23:00:00Z", changes: Partial<QueueEntry> = {}): QueueEntry => ({
  id: "b",
  due: null,
  answerBy: null,
  rivals: [],
  reference: "UD-2401",
  status: "submitted",
  window: intervalOf(at(start), 225),
  zone: inZone("America/Toronto"),
  createdAt: at("2026-11-20T09:00:00Z"),
  since: at("2026-11-25T11:55:00Z"),
  organization: { id: "o", name: "Northwind" },
  installation: { id: "i", name: "Toronto mirror" },
  engineer: "Engineer A",
  engineerId: "engineer-a",
  revision: 1,
  exceptions: [],
  path: ["3.3.1", "4.8.2", "5.x"],
  series: null,
  versions: ["4.1", "3.2.4"].map((version) => aHost(`h backup ${version}`).version),
  readiness: aReview().standing?.readiness ?? null,
  ...changes,
});

const row = (changes: Partial<QueueEntry> = {}, locale: "en" | "de" = "en") =>
  queueRow(anEntry(undefined, changes), { t: translator(locale), now: NOW, zone: SARAJEVO });

const FILTER = EVERYTHING_WAITING;

const anyFilter: fc.Arbitrary<QueueFilter> = fc.record({
  view: fc.constantFrom(...QUEUE_VIEWS),
  search: fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.trim()),
  engineer: fc.oneof(
    fc.constantFrom("any" as const, "mine" as const, "unlinked" as const),
    fc.stringMatching(/^[A-Za-z0-9_-]{22}$/).map((id) => ({ id })),
  ),
  exceptional: fc.boolean(),
  from: fc.constantFrom(null, "2026-12-01", "2028-02-29"),
  to: fc.constantFrom(null, "2026-12-31"),
  sort: fc.constantFrom(...QUEUE_SORTS),
  backwards: fc.boolean(),
});

describe("the address of the queue", () => {
  test.each([
    [{}, {}, 1],
    [{ view: "confirmed", page: "3" }, { view: "confirmed" }, 3],
    [{ view: ["open", "waiting"], page: ["2"] }, { view: "open" }, 2],
    [{ view: "everything", page: "0" }, {}, 1],
    [{ view: "", page: "-1" }, {}, 1],
    [{ page: "99999" }, {}, 10_000],
    [{ sort: "-due", from: "2026-12-01", to: "2026-02-30" }, { sort: "due", backwards: true, from: "2026-12-01" }, 1],
    [{ sort: "drop table", engineer: "a b", exceptions: "yes" }, { exceptional: true }, 1],
  ] as const)("%j asks for %j, page %i", (values, asked, page) => {
    expect(readQueueQuery(values)).toEqual({ filter: { ...FILTER, ...asked }, page });
  });

  test("always says which view, and leads back to what was asked for", () => {
    expect(queueHref({ filter: FILTER, page: 1 })).toBe("/desk/queue?view=waiting");
    const mine = { ...FILTER, view: "open", engineer: "mine", search: "Nordwind & Söhne" } as const;
    expect(queueHref({ filter: mine, page: 2 })).toBe("/desk/queue?view=open&q=Nordwind%20%26%20S%C3%B6hne&engineer=mine&page=2");
  });

  test("reads back as the filter that it was made of", () => {
    const law = fc.property(anyFilter, (filter) => {
      const values = Object.fromEntries(new URLSearchParams(queryOfFilter(filter)));
      expect(readQueueQuery(values).filter).toEqual(filter);
    });
    fc.assert(law, { numRuns: 1_000 });
  });

  test("has a page for an empty queue, and no empty page at the end", () => {
    expect([0, 1, 20, 21, 40].map(pagesOf)).toEqual([1, 1, 1, 2, 2]);
  });
});

test("the list of all bookings knows its states and carries the cursor on", () => {
  expect(readBookingsQuery({ status: "declined", cursor: "1.a" })).toEqual({ status: "declined", cursor: "1.a" });
  expect(readBookingsQuery({ status: "lost" })).toEqual({ status: undefined, cursor: undefined });
  expect(bookingsHref({ status: "declined", cursor: "1.a" })).toBe("/desk/bookings?status=declined&cursor=1.a");
});

describe("a row of the queue", () => {
  test("puts the desk's clock first and the customer's below", () => {
    expect(row()).toMatchObject({
      href: "/desk/bookings/UD-2401",
      since: "Today, 12:55",
      path: "3.2.4 to 5.x",
      stages: "3 stages",
      slot: "Wed 2 December, 00:00",
      slotThere: "18:00 Tue in Toronto",
      exception: "",
      age: "sent 5 days ago",
    });
  });

  test("is the desk's to answer while it waits, and has a plain mark afterwards", () => {
    expect(row().state).toEqual({ word: "Waiting for review", mark: "half", tone: "needs" });
    expect(row({ status: "approved" }).state).toEqual({ word: "Confirmed", mark: "tick", tone: undefined });
  });

  test("counts the hosts that are ready, and names what is missing and where", () => {
    const review = aReview({ stored: said(aReview().standing?.installation ?? { hosts: [] }).slice(1, -1) });
    expect(row().ready).toEqual({ text: "3 of 3 hosts", missing: [], ready: true });
    expect(row({ readiness: review.standing?.readiness ?? null }).ready).toEqual({
      text: "2 of 3 hosts",
      missing: ["Console access to a", "The firewall towards the licensing servers"],
      ready: false,
    });
  });

  test("of a GUI update needs nothing, and of a removed installation says so", () => {
    expect(row({ path: [], readiness: { items: [], complete: true } })).toMatchObject({
      path: "GUI update",
      stages: "",
      ready: { text: "Nothing needed", ready: true },
    });
    expect(row({ readiness: null }).ready.text).toBe("Installation removed");
  });

  test("says by when somebody has to act, and that the day is over", () => {
    expect(row({ answerBy: at("2026-11-28T23:00:00Z") }).due).toBe("by Saturday 28 November");
    expect(row({ answerBy: at("2026-11-23T23:00:00Z") }).due).toBe("Monday 23 November, overdue");
    expect(row().due).toBe("");
  });

  test("says what was promised to the customer, and when the request ends", () => {
    const head = anEntry(undefined, { due: at("2026-12-10T05:00:00Z") });
    const promised = answerBy(head, DEFAULT_POLICY);
    expect(promised).toBe(at("2026-11-29T05:00:00Z"));
    const told = queueRow({ ...head, answerBy: promised }, { t: translator("en"), now: NOW, zone: SARAJEVO });
    expect([told.due, told.age]).toEqual(["by Saturday 28 November", "sent 5 days ago, ends Wednesday 9 December"]);
    expect(answerBy({ ...head, status: "proposed" }, DEFAULT_POLICY)).toBe(head.due);
  });

  test("names who else wants the time, and who was first", () => {
    const rival = (n: number, earlier = false) => ({ reference: `UD-250${n}`, status: "submitted", earlier }) as const;
    expect(row({ rivals: [rival(1, true)] }).rivals).toBe("Same time as UD-2501, sent before");
    expect(row({ rivals: [rival(1), rival(2), rival(3)] }).rivals).toBe("Same time as UD-2501, UD-2502 and one more");
    expect(row().rivals).toBe("");
  });

  test("counts messages that were not read", () => {
    const reader = { t: translator("en"), now: NOW, zone: SARAJEVO, unread: new Map([["b", 2]]) };
    expect(queueRow(anEntry(), reader).unread).toBe("2 new messages");
    expect(row().unread).toBe("");
  });

  test("says so where some rule is set aside, in the reader's language", () => {
    const reason = "The licence ends that night.";
    const exceptions = (["notice", "weekday"] as const).map((code) => ({ code, reason }));
    expect(row({ exceptions })).toMatchObject({
      exception: "Exception: less notice than usual and another weekday than usual",
      exceptionReason: "“The licence ends that night.”",
    });
    expect(row({ exceptions }, "de").exception).toBe(
      "Ausnahme: kürzerer Vorlauf als üblich und ein anderer Wochentag als üblich",
    );
    expect(row({}).exception).toBe("");
    const long = [{ code: "notice", reason: "So very long. ".repeat(100) }] as const;
    expect(row({ exceptions: long }).exceptionReason).toMatch(/^“So very long.*…$/);
    expect(row({ exceptions: long }).exceptionReason.length).toBeLessThanOrEqual(140);
    expect(row({ exceptions }, "de").slotThere).toBe("18:00 Di in Toronto");
  });
});

describe("today", () => {
  test("sets apart what starts within the week and is not ready", () => {
    const soon = anEntry("2026-11-28T18:00:00Z");
    const entries = [soon, { ...soon, id: "c", readiness: null }];
    const parts = todayParts(entries, NOW, SARAJEVO);
    expect([parts.week.map(({ id }) => id), parts.unready.map(({ id }) => id)]).toEqual([["b"], ["c"]]);
  });

  const starts = (entries: readonly QueueEntry[]) => entries.map(({ window }) => window.start);
  const parts = (...given: readonly string[]) => {
    const { today, week } = todayParts(
      given.map((start) => anEntry(start)),
      NOW,
      SARAJEVO,
    );
    return { today: starts(today), week: starts(week) };
  };

  test("names what has to be answered within two days, late ones too, and nobody who waits for nothing", () => {
    const dues = ["2026-11-24T12:00:00Z", "2026-11-27T12:00:00Z", "2026-11-27T12:00:01Z"].map(at);
    const entries = [...dues, null].map((answerBy) => anEntry(undefined, { answerBy }));
    expect(dueSoon(entries, at("2026-11-25T12:00:00Z")).map(({ answerBy }) => answerBy)).toEqual(dues.slice(0, 2));
  });

  test("reaches into the night that follows it, as people count nights", () => {
    const [tonight, morning] = ["2026-11-26T04:59:00Z", "2026-11-26T05:00:00Z"];
    expect(parts(tonight, morning)).toEqual({ today: [at(tonight)], week: [at(morning)] });
  });

  test("has what runs already, and nothing that is over", () => {
    const [running, over] = ["2026-11-25T09:00:00Z", "2026-11-25T08:00:00Z"];
    expect(parts(over, running)).toEqual({ today: [at(running)], week: [] });
  });

  test("is followed by seven whole days", () => {
    const [last, beyond] = ["2026-12-02T22:59:00Z", "2026-12-02T23:00:00Z"];
    expect(parts(last, beyond)).toEqual({ today: [], week: [at(last)] });
  });
});
