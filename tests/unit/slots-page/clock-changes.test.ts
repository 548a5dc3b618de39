import { describe, expect, it } from "vitest";
import { changeDuring, clockNote } from "#app/_slots/clock-changes.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, zone } from "./facts.ts";

const toronto = { customer: zone("America/Toronto"), desk: zone("Europe/Sarajevo") };

describe("the clock note", () => {
  it("names both changes around a date and the unusual difference on it", () => {
    expect(clockNote(at("2026-10-27T22:00:00Z"), toronto)).toEqual({
      changes: [
        { zone: "Europe/Sarajevo", at: at("2026-10-25T01:00:00Z"), minutes: -60 },
        { zone: "America/Toronto", at: at("2026-11-01T06:00:00Z"), minutes: -60 },
      ],
      ahead: 300,
      usuallyAhead: 360,
    });
  });

  it("is silent where no clock changes within 14 days and the difference is the usual one", () => {
    expect(clockNote(at("2026-12-15T22:00:00Z"), toronto)).toBeNull();
  });

  it("reaches 14 days and no further", () => {
    expect(clockNote(at("2026-11-15T06:00:00Z"), toronto)?.changes).toHaveLength(1);
    expect(clockNote(at("2026-11-15T06:00:01Z"), toronto)).toBeNull();
  });

  it("knows changes of half an hour and quarters of an hour between the clocks", () => {
    const howe = { customer: zone("Australia/Lord_Howe"), desk: zone("Asia/Kathmandu") };
    expect(clockNote(at("2027-04-06T08:00:00Z"), howe)).toMatchObject({
      changes: [{ zone: "Australia/Lord_Howe", minutes: -30 }],
      ahead: -285,
    });
  });

  it("names a change once where both are in the same zone", () => {
    const here = { customer: zone("Europe/Sarajevo"), desk: zone("Europe/Sarajevo") };
    expect(clockNote(at("2026-10-27T22:00:00Z"), here)).toMatchObject({ changes: [{ minutes: -60 }], ahead: 0, usuallyAhead: 0 });
  });

  it("finds a change within a window, but not one that the window only starts at", () => {
    const change = at("2026-11-01T06:00:00Z");
    expect(changeDuring(toronto.customer, intervalOf(at("2026-11-01T05:30:00Z"), 315))?.at).toBe(change);
    expect(changeDuring(toronto.customer, intervalOf(change, 315))).toBeNull();
    expect(changeDuring(toronto.customer, intervalOf(at("2026-11-01T00:45:00Z"), 315))).toBeNull();
  });
});
