import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSheetQuery, sheetPairs, WHOLE_SHEET, wantedOf } from "#app/_vps/sheet-query.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { givenList } from "#lib/vps/given-list.ts";

describe("the list that somebody gives", () => {
  it.each<readonly [string, string, unknown]>([
    ["web,p1", " \n", { ok: true, value: "web,p1" }],
    ["", "web,p1", { ok: true, value: "web,p1" }],
    ["web,p1", "web,p1", { ok: false, error: "both" }],
    [" ", "\n", { ok: false, error: "empty" }],
    ["x".repeat(2 * 1024 * 1024), "", { ok: true, value: "x".repeat(2 * 1024 * 1024) }],
    [`ü${"x".repeat(2 * 1024 * 1024 - 1)}`, "", { ok: false, error: "too-large" }],
  ])("is what was pasted or the file, not both, and no more than 2 MiB", (pasted, file, given) => {
    expect(givenList({ pasted, file })).toEqual(given);
  });
});

describe("what is looked for", () => {
  const anyStart: fc.Arbitrary<Instant | null> = fc.constantFrom(null, instant(Date.UTC(2026, 11, 1, 17)));
  const anyWord = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\0", "").toWellFormed().trim());
  const anyQuery = fc.record({
    q: anyWord,
    owner: anyWord,
    host: anyWord,
    only: fc.constantFrom("" as const, "critical" as const, "gone" as const, "nobody" as const),
    sort: fc.constantFrom("name" as const, "host" as const, "owner" as const, "critical" as const, "off" as const),
    backwards: fc.boolean(),
    page: fc.integer({ min: 1, max: 200 }),
    start: anyStart,
  });

  it("comes back from its address as it was", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(readSheetQuery(Object.fromEntries(new URLSearchParams(String(sheetPairs(query)))))).toEqual(query);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is everything where the address makes no sense, and says nothing in an address of its own", () => {
    const nonsense = { q: "\0", only: "all", sort: "price", page: "-1", start: "soon", owner: ["", "x"], host: undefined };
    expect(readSheetQuery(nonsense)).toEqual(WHOLE_SHEET);
    expect(String(sheetPairs(WHOLE_SHEET))).toBe("");
  });

  it("tells VPSs of nobody from those of everybody", () => {
    expect([wantedOf(WHOLE_SHEET).owner, wantedOf({ ...WHOLE_SHEET, only: "nobody", owner: "x" }).owner]).toEqual([null, ""]);
  });
});
