import { describe, expect, it } from "vitest";
import { changeDuring, clockNote } from "#lib/scheduling/clock-changes.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const kolkata = { customer: inZone("Asia/Kolkata"), desk: inZone("Europe/Sarajevo") };
const toronto = { customer: inZone("America/Toronto"), desk: inZone("Europe/Sarajevo") };

describe("the clock note", () => {
  it("names both changes around a date and the unusual difference on it", () => {
    expect(clockNote(at("2026-10-27T22:00:00Z"), toronto)).toEqual({
      changes: [
        { zone: "Europe/Sarajevo", at: at("2026-10-25T01:00:00Z"), minutes: -60 },
        { zone: "America/Toronto", at: at("2026-11-01T06:00:00Z"), minutes: -60 },
      ],
      ahead: 300,
      before: 360,
      after: 360,
      usuallyAhead: 360,
    });
  });

  it("is silent where no clock changes within 14 days", () => {
    expect(clockNote(at("2026-12-15T22:00:00Z"), toronto)).toBeNull();
  });

  it.each(["2026-12-15T12:00:00Z", "2027-01-19T12:00:00Z", "2027-02-16T12:00:00Z"])(
    "is silent in winter for a customer without summer time: %s",
    (moment) => expect(clockNote(at(moment), kolkata)).toBeNull(),
  );

  it("gives the difference on either side of a change that one clock makes alone", () => {
    expect(clockNote(at("2026-10-20T12:00:00Z"), kolkata)).toMatchObject({ ahead: -210, before: -210, after: -270 });
    expect(clockNote(at("2026-10-27T12:00:00Z"), kolkata)).toMatchObject({ ahead: -270, before: -210, after: -270 });
  });

  it("reaches 14 days and no further", () => {
    expect(clockNote(at("2026-11-15T06:00:00Z"), toronto)?.changes).toHaveLength(1);
    expect(clockNote(at("2026-11-15T06:00:01Z"), toronto)).toBeNull();
  });

  it("knows changes of half an hour and quarters of an hour between the clocks", () => {
    const howe = { customer: inZone("Australia/Lord_Howe"), desk: inZone("Asia/Kathmandu") };
    expect(clockNote(at("2027-04-06T08:00:00Z"), howe)).toMatchObject({
      changes: [{ zone: "Australia/Lord_Howe", minutes: -30 }],
      ahead: -285,
    });
  });

  it("names a change once where both are in the same zone", () => {
    const here = { customer: inZone("Europe/Sarajevo"), desk: inZone("Europe/Sarajevo") };
    expect(clockNote(at("2026-10-27T22:00:00Z"), here)).toMatchObject({ changes: [{ minutes: -60 }], ahead: 0, usuallyAhead: 0 });
  });

  it("finds a change within a window, but not one that the window only starts at", () => {
    const change = at("2026-11-01T06:00:00Z");
    expect(changeDuring(toronto.customer, intervalOf(at("2026-11-01T05:30:00Z"), 315))?.at).toBe(change);
    expect(changeDuring(toronto.customer, intervalOf(change, 315))).toBeNull();
    expect(changeDuring(toronto.customer, intervalOf(at("2026-11-01T00:45:00Z"), 315))).toBeNull();
  });
});
