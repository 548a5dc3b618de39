import { describe, expect, test } from "vitest";
import { bookingsHref, readBookingsQuery } from "#app/_review/bookings-query.ts";
import { pagesOf, queueHref, readQueueQuery } from "#app/_review/queue-query.ts";
import { queueRow } from "#app/_review/queue-words.ts";
import { todayParts } from "#app/_review/today-parts.ts";
import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import { translator } from "#lib/messages/translator.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { aHost } from "#tests/support/planning.ts";
import { aReview, NOW, said } from "./a-review.ts";

const SARAJEVO = inZone("Europe/Sarajevo");

const anEntry = (start = "2026-12-01T23:00:00Z", changes: Partial<QueueEntry> = {}): QueueEntry => ({
  reference: "UD-2401",
  status: "submitted",
  window: intervalOf(at(start), 225),
  zone: inZone("America/Toronto"),
  createdAt: at("2026-11-20T09:00:00Z"),
  since: at("2026-11-25T11:55:00Z"),
  organization: { id: "o", name: "Northwind" },
  installation: { id: "i", name: "Toronto mirror" },
  engineer: "Engineer A",
  exceptional: false,
  path: ["3.3.1", "4.8.2", "5.x"],
  versions: ["4.1", "3.2.4"].map((version) => aHost(`h backup ${version}`).version),
  readiness: aReview().standing?.readiness ?? null,
  ...changes,
});

const row = (changes: Partial<QueueEntry> = {}, locale: "en" | "de" = "en") =>
  queueRow(anEntry(undefined, changes), { t: translator(locale), now: NOW, zone: SARAJEVO });

describe("the address of the queue", () => {
  test.each([
    [{}, { view: "waiting", page: 1 }],
    [
      { view: "confirmed", page: "3" },
      { view: "confirmed", page: 3 },
    ],
    [
      { view: ["open", "waiting"], page: ["2"] },
      { view: "open", page: 2 },
    ],
    [
      { view: "everything", page: "0" },
      { view: "waiting", page: 1 },
    ],
    [
      { view: "", page: "-1" },
      { view: "waiting", page: 1 },
    ],
    [{ page: "99999" }, { view: "waiting", page: 10_000 }],
  ] as const)("%j asks for %j", (values, asked) => {
    expect(readQueueQuery(values)).toEqual(asked);
  });

  test("says nothing where nothing was asked for, and leads back to what was", () => {
    expect(queueHref({ view: "waiting", page: 1 })).toBe("/desk/queue");
    expect(queueHref({ view: "open", page: 2 })).toBe("/desk/queue?view=open&page=2");
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
      age: "5 days",
    });
  });

  test("is the desk's to answer while it waits, and has a plain mark afterwards", () => {
    expect(row().state).toEqual({ word: "Waiting for review", mark: "half", tone: "needs" });
    expect(row({ status: "approved" }).state).toEqual({ word: "Confirmed", mark: "tick", tone: undefined });
  });

  test("counts the hosts that are ready, and names a firewall that is not", () => {
    const review = aReview({ stored: said(aReview().standing?.installation ?? { hosts: [] }).slice(1, -1) });
    expect(row().ready).toEqual({ text: "3 of 3 hosts", small: "", ready: true });
    expect(row({ readiness: review.standing?.readiness ?? null }).ready).toEqual({
      text: "2 of 3 hosts",
      small: "Firewall missing",
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

  test("says so where some rule is set aside, in the reader's language", () => {
    expect(row({ exceptional: true }).exception).toBe("Outside the usual rules");
    expect(row({ exceptional: true }, "de").slotThere).toBe("18:00 Di in Toronto");
  });
});

describe("today", () => {
  const starts = (entries: readonly QueueEntry[]) => entries.map(({ window }) => window.start);
  const parts = (...given: readonly string[]) => {
    const { today, week } = todayParts(
      given.map((start) => anEntry(start)),
      NOW,
      SARAJEVO,
    );
    return { today: starts(today), week: starts(week) };
  };

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
