import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneName } from "#lib/time/zone.ts";
import { zoneList } from "#lib/time/zone-list.ts";
import { findZones } from "#lib/time/zone-search.ts";

const list = zoneList("en");
const find = (text: string, locale = "en") =>
  findZones(text, locale === "en" ? list : zoneList(locale), 10).map(({ zone, place }) => `${place}: ${zone.name}`);

describe("looking a place up", () => {
  it.each([
    ["Toronto", "Toronto: America/Toronto"],
    ["munich", "Munich: Europe/Berlin"],
    ["  KATHM ", "Kathmandu: Asia/Kathmandu"],
    ["sao paulo", "Sao Paulo: America/Sao_Paulo"],
    ["America/St_Johns", "St Johns: America/St_Johns"],
    ["Europe/Kiev", "Kyiv: Europe/Kyiv"],
    ["Asia/Calcutta", "Kolkata: Asia/Kolkata"],
    ["utc", "UTC: UTC"],
  ])("%s leads to %s first", (text, first) => {
    expect(find(text)[0]).toBe(first);
  });

  it("finds the zones of a country, in the reader's language and in English", () => {
    expect(find("Deutschland", "de")).toContain("Berlin: Europe/Berlin");
    expect(find("Germany", "de")).toContain("Berlin: Europe/Berlin");
    expect(find("India")).toEqual(["Kolkata: Asia/Kolkata"]);
    expect(find("Nepal")).toEqual(["Kathmandu: Asia/Kathmandu"]);
    expect(find("Canada").length).toBe(10);
  });

  it("finds a zone in which nobody lives by its exact name", () => {
    expect(find("Etc/GMT+5")).toEqual(["Etc/GMT+5: Etc/GMT+5"]);
  });

  it("finds nothing for what is no place", () => {
    for (const text of ["", "   ", "/", "GMT+77", "Nowhere at all", "\u0301"]) expect(find(text)).toEqual([]);
  });

  it("finds every zone by its own name and by its city, and only zones that are accepted", () => {
    for (const { name, city } of list) {
      expect(findZones(name, list, 400).map(({ zone }) => zone.name)).toContain(name);
      expect(findZones(city, list, 400).map(({ zone }) => zone.name)).toContain(name);
    }
  });

  it("never answers more than it may, nor the same zone twice, whatever is typed", () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("a", "an", "e", "europe"));
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 12 }), (text, most) => {
        const names = findZones(text, list, most).map(({ zone }) => zone.name);
        expect(names.length).toBeLessThanOrEqual(most);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => zoneName(name) !== null)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
