import { describe, expect, it } from "vitest";
import { NEW_QUERY, type PickerQuery } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, query } from "./facts.ts";

const state = (asked: Partial<PickerQuery> = {}, facts = query()) => pickerState({ ...NEW_QUERY, ...asked }, facts);

/** The whole of 26 October in Toronto, for both engineers. */
const full = query().calendar.engineers.map(({ id }) => ({
  engineerId: id,
  interval: intervalOf(at("2026-10-25T20:00:00Z"), 40 * 60),
}));
const busy = query({ calendar: { ...query().calendar, held: full } });

describe("the picker", () => {
  it("opens at the first day that has times", () => {
    const opened = state();
    expect([opened.month, opened.day?.date, opened.today]).toEqual(["2026-10", "2026-10-21", "2026-10-14"]);
    expect(opened.asked).toBeNull();
  });

  it("opens at the day of the start chosen before", () => {
    const start = at("2026-11-24T23:00:00Z");
    expect(state({ starts: [start] })).toMatchObject({ month: "2026-11", day: { date: "2026-11-24" }, chosen: start });
  });

  it("does not call a start chosen that somebody else has by now", () => {
    const start = at("2026-10-26T22:00:00Z");
    expect(state({ starts: [start] }, busy)).toMatchObject({ chosen: null, gone: start });
    expect(state({ starts: [start] })).toMatchObject({ chosen: start, gone: null });
  });

  it("opens near the wanted time when one more is asked for, with nothing chosen yet", () => {
    expect(state({ starts: [at("2026-11-24T23:00:00Z")], place: 1 })).toMatchObject({
      day: { date: "2026-11-24" },
      chosen: null,
    });
  });

  it("asks about a closed day instead of listing its times", () => {
    expect(state({ day: "2026-10-26", month: "2026-10" }, busy)).toMatchObject({ day: null, asked: "2026-10-26" });
  });

  it("keeps the times of one day while another month is looked at", () => {
    expect(state({ month: "2026-11", day: "2026-10-27" })).toMatchObject({ month: "2026-11", day: { date: "2026-10-27" } });
  });

  it("shows the first free day of a month that was asked for without a day", () => {
    expect(state({ month: "2026-11" }).day?.date).toBe("2026-11-02");
    expect(state({ month: "2027-06" })).toMatchObject({ day: null, asked: null, nextFree: null });
  });

  it("knows the last free day before a month that is too far ahead, and when that month opens", () => {
    expect(state({ month: "2027-06" })).toMatchObject({ lastFree: "2027-04-12", opens: "2026-12-03" });
    expect(state({ month: "2027-04" }).opens).toBeNull();
    expect(state({ month: "2026-10" })).toMatchObject({ lastFree: null, opens: null });
  });

  it("leads on to the next free day from the day that is shown, over closed ones", () => {
    expect(state({ day: "2026-10-22" }, busy).nextFree).toBe("2026-10-27");
    expect(state({ day: "2026-10-27" }).nextFree).toBe("2026-10-28");
    expect(state({ month: "2026-11", day: "2026-10-27" }).nextFree).toBe("2026-11-02");
  });

  it("leads to no month before today's and to none after the horizon's", () => {
    expect(state({ month: "2026-10" })).toMatchObject({ earlier: null, later: "2026-11" });
    expect(state({ month: "2027-04" })).toMatchObject({ earlier: "2027-03", later: null });
  });
});
