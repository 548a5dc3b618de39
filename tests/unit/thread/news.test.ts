import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Found, heardBy, NOTHING_HEARD, newsOf, written } from "#lib/thread/stream/news.ts";
import { instant } from "#lib/time/instant.ts";

const moments = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 15 }).map((all) => all.toSorted((a, b) => a - b));

const aChange = (ms: number, number: number) => ({
  number,
  at: instant(ms),
  by: "Dana",
  act: "submit",
  from: "draft",
  to: "submitted",
  reason: null,
});

const aMessage = (ms: number) => ({ id: `m${ms}`, at: instant(ms), by: "Kim", byStaff: true, text: "a\nb", internal: false });

const foundAfter = (changes: readonly number[], messages: readonly number[], heard = NOTHING_HEARD): Found => ({
  changes: changes.map((ms, n) => aChange(ms, n + 1)).filter(({ number }) => number > heard.change),
  messages: messages.filter((ms) => ms > heard.message).map(aMessage),
});

const idOf = (event: string): string => /^id: (.*)$/m.exec(event)?.[1] ?? "";

describe("the events of a booking", () => {
  test("go on after any of them without a gap and without doubling one", () => {
    const law = fc.property(moments, moments, fc.nat(40), (changes, messages, cut) => {
      const all = newsOf(foundAfter(changes, messages), NOTHING_HEARD, false).map(written);
      expect(all).toHaveLength(changes.length + messages.length);
      const first = all.slice(0, cut);
      const heard = heardBy(idOf(first.at(-1) ?? ""));
      const rest = newsOf(foundAfter(changes, messages, heard), heard, false).map(written);
      expect([...first, ...rest]).toEqual(all);
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test("are one line each, whatever somebody wrote", () => {
    const [event = ""] = newsOf(foundAfter([], [5]), NOTHING_HEARD, true).map(written);
    expect(event).toBe(
      'id: 0.5\nevent: message\ndata: {"id":"m5","at":"1970-01-01T00:00:00.005Z","by":"Kim","text":"a\\nb","internal":false}\n\n',
    );
  });

  test.each([null, "", "1", "a.b", "1.2.3", "-1.2", "1.9999999999999999", "1.2\n3.4"])(
    "begin anew for %j, which is the id of none",
    (id) => {
      expect(heardBy(id)).toEqual(NOTHING_HEARD);
    },
  );
});
