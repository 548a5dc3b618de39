import { describe, expect, it } from "vitest";
import { landing, moveOf } from "#app/_slots/grid-keys.ts";

describe("keys in the month grid", () => {
  it.each([
    ["ArrowLeft", "2026-10-01", "2026-09-30"],
    ["ArrowRight", "2026-10-31", "2026-11-01"],
    ["ArrowUp", "2026-10-22", "2026-10-15"],
    ["ArrowDown", "2026-12-28", "2027-01-04"],
    ["ArrowDown", "2027-03-24", "2027-03-31"],
  ])("%s leads from %s to %s", (key, from, to) => expect(moveOf(key, from)).toEqual({ to: "date", date: to }));

  it("Home and End lead to the edges of the week", () => {
    expect(moveOf("Home", "2026-10-22")).toEqual({ to: "week-start" });
    expect(moveOf("End", "2026-10-22")).toEqual({ to: "week-end" });
  });

  it("Page Up and Page Down lead to the same day of the neighbouring month, over the turn of the year", () => {
    expect(moveOf("PageUp", "2027-01-15")).toEqual({ to: "month", months: -1, date: "2026-12-15" });
    expect(moveOf("PageDown", "2026-12-15")).toEqual({ to: "month", months: 1, date: "2027-01-15" });
  });

  it("leaves Enter, Space, Tab and letters to the browser", () => {
    for (const key of ["Enter", " ", "Tab", "a"]) expect(moveOf(key, "2026-10-22")).toBeNull();
  });

  it("lands on the last day of a month that is too short", () => {
    const february = ["2027-02-26", "2027-02-27", "2027-02-28"];
    expect(landing(february, "2027-02-31")).toBe("2027-02-28");
    expect(landing(february, "2027-02-27")).toBe("2027-02-27");
    expect(landing(february, "2027-01-31")).toBe("2027-02-26");
    expect(landing([], "2027-01-31")).toBeUndefined();
  });
});
