import { describe, expect, it } from "vitest";
import { lastDateOf, monthAfter, monthBefore, parseMonth, weeksOf } from "#app/_slots/month.ts";

describe("months", () => {
  it.each([
    ["2026-12", "2027-01", "2026-11"],
    ["2027-01", "2027-02", "2026-12"],
    ["2028-02", "2028-03", "2028-01"],
  ])("%s lies between its neighbours", (month, after, before) => {
    expect([monthAfter(month), monthBefore(month)]).toEqual([after, before]);
  });

  it.each([
    ["2027-02", "2027-02-28"],
    ["2028-02", "2028-02-29"],
    ["2026-11", "2026-11-30"],
    ["2026-12", "2026-12-31"],
  ])("%s ends on %s", (month, last) => expect(lastDateOf(month)).toBe(last));

  it.each(["2026-13", "2026-00", "2026-1", "12-2026", "", "2026-11-01", "0000-01", "9999-12"])("%s is no month", (text) =>
    expect(parseMonth(text)).toBeNull(),
  );

  it("starts every week with Monday and leaves other months' days empty", () => {
    const weeks = weeksOf("2026-10");
    expect(weeks[0]).toEqual([null, null, null, "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"]);
    expect(weeks.at(-1)).toEqual(["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31", null]);
    expect(weeks).toHaveLength(5);
  });

  it("has four full weeks in a February that starts on Monday and six where the first is a Sunday", () => {
    expect(weeksOf("2027-02")).toHaveLength(4);
    expect(weeksOf("2026-11")).toHaveLength(6);
  });
});
