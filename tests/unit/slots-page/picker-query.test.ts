import { describe, expect, it } from "vitest";
import { checkHref, NEW_QUERY, readPickerQuery, slotHref, withStart } from "#app/_slots/picker-query.ts";
import { at } from "./facts.ts";

const six = at("2026-10-27T22:00:00Z");
const seven = at("2026-10-27T23:00:00Z");
const eight = at("2026-10-28T00:00:00Z");

describe("the picker's address", () => {
  it("comes back as it went out", () => {
    const query = { month: "2026-11", day: "2026-10-27", starts: [six, seven], place: 1, failback: true, exception: "yes" };
    const href = slotHref("abc", query);
    expect(href).toBe(
      "/installations/abc/book/slot?month=2026-11&day=2026-10-27&start=2026-10-27T22:00:00Z&start=2026-10-27T23:00:00Z&failback=yes&exception=yes&place=1",
    );
    const values = new URL(href, "http://localhost").searchParams;
    expect(readPickerQuery(Object.fromEntries([...values.keys()].map((key) => [key, values.getAll(key)])))).toEqual(query);
  });

  it("is bare where nothing is said", () => {
    expect(slotHref("abc", {})).toBe("/installations/abc/book/slot");
    expect(readPickerQuery({})).toEqual(NEW_QUERY);
  });

  it("stays one address whatever stands in the place of an id", () => {
    expect(slotHref("a/b?c\r\nd", {})).toBe("/installations/a%2Fb%3Fc%0D%0Ad/book/slot");
  });

  it("takes the month from the day", () => expect(readPickerQuery({ day: "2026-11-24" }).month).toBe("2026-11"));

  it.each([
    ["month", "2026-13"],
    ["day", "2026-02-30"],
    ["day", "tomorrow"],
    ["day", "9999-12-01"],
    ["day", "0000-01-01"],
    ["start", "18:00"],
    ["start", "2026-10-27T22:00:00"],
    ["start", "9999-12-31T23:59:59Z"],
    ["start", "0001-01-01T00:00:00Z"],
    ["place", "7"],
    ["place", "-1"],
    ["failback", "maybe"],
  ])("reads %s=%s as if it were not there", (name, value) => expect(readPickerQuery({ [name]: value })).toEqual(NEW_QUERY));

  it("holds three different starts at most and no place after the next one", () => {
    const start = [
      "2026-10-27T22:00:00Z",
      "2026-10-27T23:00:00+01:00",
      "2026-10-27T23:00:00Z",
      "2026-10-28T00:00:00Z",
      "2026-10-28T01:00:00Z",
    ];
    expect(readPickerQuery({ start }).starts).toEqual([six, seven, eight]);
    expect(readPickerQuery({ start: start[0] ?? "", place: "2" }).place).toBe(1);
  });

  it("leads to the answers with the preferred start first", () => {
    expect(checkHref("abc", { starts: [seven, six], failback: false })).toBe(
      "/installations/abc/book/check?start=2026-10-27T23:00:00Z&start=2026-10-27T22:00:00Z",
    );
  });
});

describe("choosing a start", () => {
  it("puts it in its place, or behind the others", () => {
    expect(withStart({ starts: [], place: 0 }, six)).toEqual([six]);
    expect(withStart({ starts: [six, seven], place: 0 }, eight)).toEqual([eight, seven]);
    expect(withStart({ starts: [six], place: 1 }, eight)).toEqual([six, eight]);
  });

  it("names no moment twice", () => {
    expect(withStart({ starts: [six, seven], place: 1 }, six)).toEqual([six]);
    expect(withStart({ starts: [six, seven], place: 0 }, six)).toEqual([six, seven]);
  });
});
