import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryLines } from "#app/_thread/entry-words.ts";
import { translator } from "#lib/messages/translator.ts";
import type { ThreadMessage } from "#lib/thread/message.ts";
import { type ThreadEntry, threadPage } from "#lib/thread/thread-page.ts";
import { instant } from "#lib/time/instant.ts";
import { aBooking, aChange, aView } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const aMessage = (changes: Partial<ThreadMessage> & Pick<ThreadMessage, "at">): ThreadMessage => ({
  id: `m${changes.at}`,
  by: "Dana Whitfield",
  byStaff: false,
  text: "Good evening",
  internal: false,
  ...changes,
});

const nameOf = (entry: ThreadEntry): string =>
  entry.kind === "message" ? entry.message.id : `${entry.kind} ${entry.kind === "event" ? entry.change.act : ""}`;

describe("the pages of a conversation", () => {
  test("hold every message and every event once, in the order of time, however they are cut", () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    const events = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
    const law = fc.property(moments, events, fc.integer({ min: 1, max: 6 }), (written, happened, size) => {
      const history = happened
        .toSorted((a, b) => a - b)
        .map((ms, n) => aChange({ at: instant(ms), act: `act-${String(n).padStart(2, "0")}` }));
      const view = aView(aBooking(), history);
      const newestFirst = written.toSorted((a, b) => b - a).map((ms) => aMessage({ at: instant(ms) }));
      const pages: (readonly ThreadEntry[])[] = [];
      let after: { at: number; id: string } | null = null;
      do {
        const place = after;
        const rest = place ? newestFirst.filter((message) => message.at < place.at) : newestFirst;
        const page = threadPage(view, { newestFirst: rest.slice(0, size + 1), after: place, size });
        expect(page.isNewest).toBe(place === null);
        pages.unshift(page.entries);
        const [, ms, id] = /^(\d+)\.(.*)$/.exec(page.earlier ?? "") ?? [];
        after = ms === undefined || id === undefined ? null : { at: Number(ms), id };
      } while (after);
      const all = pages.flat();
      expect(all.map(({ at: moment }) => moment)).toEqual(all.map(({ at: moment }) => moment).toSorted((a, b) => a - b));
      const expected = [...history.map(({ act }) => `event ${act}`), ...newestFirst.map(({ id }) => id)];
      expect(all.map(nameOf).toSorted()).toEqual(expected.toSorted());
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test("put the customer's note right behind the request, also where a message came in the same moment", () => {
    const history = [aChange(), aChange({ act: "decline", at: at("2026-11-21T09:00:00Z") })];
    const message = aMessage({ at: at("2026-11-20T09:00:00Z") });
    const view = aView(aBooking({ note: "Ring twice" }), history);
    const { entries } = threadPage(view, { newestFirst: [message], after: null, size: 30 });
    expect(entries.map(nameOf)).toEqual(["event submit", "note ", message.id, "event decline"]);
  });
});

describe("a conversation in words", () => {
  const reader = { zone: inZone("Europe/Sarajevo"), locale: "en", now: at("2026-11-25T12:00:00Z") } as const;
  const lines = (entries: readonly ThreadEntry[]) =>
    entryLines(entries, reader, translator("en")).map(({ when, event, person, of, text }) => [when, event, person, of, text]);

  test("says what happened, and what somebody wrote with it", () => {
    const history = [
      aChange(),
      aChange({ at: at("2026-11-25T09:30:00Z"), by: "Lejla K.", act: "decline", reason: "No access." }),
    ];
    const view = aView(aBooking({ note: "Ring twice." }), history);
    expect(lines(threadPage(view, { newestFirst: [], after: null, size: 30 }).entries)).toEqual([
      ["Fri 20 November, 10:00", "Dana Whitfield sent the request.", "", "", ""],
      ["Fri 20 November, 10:00", "", "Dana Whitfield", "", "Ring twice."],
      ["Today, 10:30", "Lejla K. declined the request.", "Lejla K.", "", "No access."],
    ]);
  });

  test("says of the desk's people that they are the desk's, but not in its own notes", () => {
    const message = aMessage({ at: at("2026-11-25T09:30:00Z"), by: "Lejla K.", byStaff: true });
    const entry = (changes: Partial<ThreadMessage>): ThreadEntry => ({
      kind: "message",
      at: message.at,
      message: { ...message, ...changes },
    });
    expect(lines([entry({}), entry({ internal: true })]).map(([, , , of]) => of)).toEqual(["SERVERware team", ""]);
  });

  test("leaves out the clock's own reason, and knows a change that has no sentence yet", () => {
    const events = [aChange({ act: "expire", reason: "expired" }), aChange({ act: "no-such-act", by: "Kim" })];
    const entries = events.map((change): ThreadEntry => ({ kind: "event", at: change.at, change }));
    expect(lines(entries).map(([, event, , , text]) => [event, text])).toEqual([
      [translator("en")("bookings.act.expire", { by: "" }), ""],
      ["Kim changed this booking.", ""],
    ]);
  });
});
