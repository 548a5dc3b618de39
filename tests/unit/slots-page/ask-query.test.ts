import { describe, expect, it } from "vitest";
import { judgeReason } from "#app/_asking/reason.ts";
import { kindOf } from "#app/_slots/ask-kind.ts";
import { askHref, readAskQuery, readTyped, shownTime } from "#app/_slots/ask-query.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { at, query, zone } from "./facts.ts";

const six = at("2026-10-27T22:00:00Z");
const seven = at("2026-10-27T23:00:00Z");

describe("the address of a time outside the rules", () => {
  it("comes back as it went out", () => {
    const href = askHref("abc", { date: "2026-10-18", start: six, others: [seven], failback: true });
    expect(href).toBe(
      "/installations/abc/book/ask?date=2026-10-18&start=2026-10-27T22:00:00Z&other=2026-10-27T23:00:00Z&failback=yes",
    );
    const values = new URL(href, "http://localhost").searchParams;
    expect(readAskQuery(Object.fromEntries(values))).toEqual({
      typed: { date: "2026-10-18", clock: "" },
      start: six,
      others: [seven],
      failback: true,
    });
    expect(askHref("abc", {})).toBe("/installations/abc/book/ask");
  });

  it("shows what was typed, else what the clock shows at the chosen moment", () => {
    const typed = { date: "2026-13-40", clock: "25" };
    const asked = readAskQuery({ date: typed.date, time: typed.clock });
    expect(shownTime(asked, zone("America/Toronto"))).toEqual(typed);
    expect(shownTime({ ...asked, start: six }, zone("Asia/Kathmandu"))).toEqual({ date: "2026-10-28", clock: "03:45" });
  });

  it.each([
    [
      { date: "2026-10-27", clock: "18:30" },
      { date: "2026-10-27", minute: 1110 },
    ],
    [
      { date: "2026-10-27", clock: "18:30:00" },
      { date: "2026-10-27", minute: 1110 },
    ],
    [{ date: "2026-10-27", clock: "" }, null],
    [{ date: "2026-02-30", clock: "18:30" }, ["date"]],
    [{ date: "9999-01-01", clock: "18:30" }, ["date"]],
    [{ date: "", clock: "6 pm" }, ["date", "time"]],
    [{ date: "2026-10-27", clock: "24:00" }, ["time"]],
  ])("reads %j, or names the field that is wrong", (typed, read) => {
    const found = readTyped(typed);
    expect(found !== null && "length" in found ? found.map(({ field }) => field) : found).toEqual(read);
  });
});

describe("asking for an exception", () => {
  const kind = (start: string, changes = {}) => kindOf(evaluateSlot({ ...query(changes), start: at(start) }));

  it("helps where every broken rule can be set aside, and only there", () => {
    expect(kind("2026-10-27T18:00:00-04:00")).toBe("free");
    expect(kind("2026-10-17T23:10:00-04:00")).toBe("open");
    expect(kind("2026-10-13T18:00:00-04:00")).toBe("shut");
    const { calendar } = query();
    expect(kind("2026-10-17T23:10:00-04:00", { calendar: { ...calendar, engineers: [] } })).toBe("shut");
    const interval = { start: at("2026-10-17T00:00:00Z"), end: at("2026-10-19T00:00:00Z") };
    expect(kind("2026-10-17T23:10:00-04:00", { calendar: { ...calendar, blackouts: [{ interval, reason: "a move" }] } })).toBe(
      "shut",
    );
  });

  it("takes a reason, and one that somebody can read", () => {
    expect(judgeReason("The licence ends.")).toEqual([]);
    expect(judgeReason("")).toEqual([{ field: "reason", message: "asking.reason-empty" }]);
    expect(judgeReason("x".repeat(2001))).toEqual([{ field: "reason", message: "asking.reason-long" }]);
  });
});
