import { expect, it } from "vitest";
import { zoneName } from "#lib/time/zone.ts";
import { zoneList } from "#lib/time/zone-list.ts";
import { HARD_ZONES } from "#tests/support/slot-inputs.ts";

it("offers UTC first, every name once, and only names that are accepted", () => {
  const names = zoneList("en").map(({ name }) => name);
  expect(names[0]).toBe("UTC");
  expect(new Set(names).size).toBe(names.length);
  expect(names.map((name) => zoneName(name))).toEqual(names);
  expect(names.length).toBeGreaterThan(300);
});

it("has the zones that are hard to get right, and present-day names", () => {
  const names = zoneList("en").map(({ name }) => name as string);
  expect(names).toEqual(expect.arrayContaining([...HARD_ZONES, "Asia/Kolkata", "Europe/Kyiv"]));
});

it("says where a zone is, in the reader's language", () => {
  const find = (locale: string) => zoneList(locale).find(({ name }) => name === "Asia/Kolkata");
  expect(find("en")).toMatchObject({
    city: "Kolkata",
    country: "India",
    continent: "AS",
    cities: expect.arrayContaining(["Mumbai"]),
  });
  expect(find("de")?.country).toBe("Indien");
});
