import { describe, expect, it } from "vitest";
import german from "#lib/messages/de/slots.json" with { type: "json" };
import english from "#lib/messages/en/slots.json" with { type: "json" };
import { translator } from "#lib/messages/translator.ts";
import { REFUSAL_CODES } from "#lib/scheduling/evaluate-slot.ts";
import { closedWord } from "#lib/scheduling/refusal-text.ts";

describe("the word of a closed day", () => {
  const t = translator("en");

  it.each([
    [["notice", "capacity"], "Too soon"],
    [["weekday", "notice", "desk-hours"], "No upgrades"],
    [["horizon"], "Not yet"],
    [["desk-hours", "blackout"], "Closed"],
    [["desk-hours", "capacity"], "Full"],
    [["desk-hours"], "No engineer"],
    [["local-time"], "No such day"],
    [["time-of-day"], "No starts"],
    [[], ""],
  ] as const)("%j: %s", (closed, word) => {
    expect(closedWord(closed, t)).toBe(word);
  });
});

describe("the catalogue", () => {
  const keysOf = (part: object, path = ""): string[] =>
    Object.entries(part).flatMap(([key, value]) => (typeof value === "string" ? [path + key] : keysOf(value, `${path}${key}.`)));

  it("has a word for every code, and says in German all that it says in English", () => {
    expect(REFUSAL_CODES.filter((code) => !(code in english.cell))).toEqual([]);
    expect(keysOf(german)).toEqual(expect.arrayContaining(keysOf(english)));
  });
});
