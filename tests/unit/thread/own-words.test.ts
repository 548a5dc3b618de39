import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownWords } from "#lib/thread/inbound/own-words.ts";
import cases from "#tests/cases/mail-replies.json" with { type: "json" };

describe("somebody's own words in an answer by mail", () => {
  test.each(cases)("$name", ({ mail, own }) => {
    expect(ownWords(mail.join("\r\n")).split("\n")).toEqual(own.length > 0 ? own : [""]);
  });

  const sentence = fc
    .array(fc.constantFrom("rack", "door", "night", "Tür", "we", "open", "23:00", "bk-01"), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(" "));
  const paragraphs = fc
    .array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((all) => all.map((lines) => lines.join("\n")).join("\n\n"));
  const OLD = ["Is the rack open?", "", "Kind regards", "-- ", "Emir"];
  const above = "On Thu, Nov 26, 2026 at 10:05 AM Upgrade Desk <no-reply@example.com> wrote:";
  const head = ["From: Upgrade Desk", "Sent: Thursday", "To: Dana", "Subject: UD-2401", ""];
  const histories = fc.constantFrom(
    [above, ...OLD.map((line) => `> ${line}`)],
    [above, "", ...OLD],
    ["-----Original Message-----", ...head, ...OLD],
    [...head, ...OLD],
    ["_".repeat(32), ...head, ...OLD],
    ["-- ", "Dana"],
  );

  test("come out whole, whatever stands under them", () => {
    const law = fc.property(paragraphs, histories, (own, under) => {
      expect(ownWords(`${own}\n\n${under.join("\n")}`)).toBe(own);
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test("come out of any text at all in no time, and no quoted line with them", () => {
    const line = fc.oneof(fc.constantFrom(...cases.flatMap(({ mail }) => mail)), fc.string({ maxLength: 80 }));
    const law = fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      expect(ownWords(lines.join("\n"))).not.toMatch(/^>/m);
    });
    fc.assert(law, { numRuns: 2000 });
  });

  test.each([
    ["spaces", " ".repeat(190_000)],
    ["marks", ">".repeat(190_000)],
    ["short quoted lines", ">\n".repeat(95_000)],
    ["words that begin a sentence above a quotation", "On 1 ".repeat(38_000)],
    ["lines of them", "On 1 wrote\n".repeat(17_000)],
    ["lines that begin a head", "From: a\n".repeat(23_000)],
    ["signs of an address", "1@".repeat(95_000)],
  ])("come out of 190,000 characters of %s within a second", (_, text) => {
    const before = performance.now();
    ownWords(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
