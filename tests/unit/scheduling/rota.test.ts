import { describe, expect, it } from "vitest";
import { type Engineer, type EngineerId, hoursCover, longestDutyMinutes, type Shift } from "#lib/scheduling/rota.ts";
import { moment, zone } from "#tests/support/slot-inputs.ts";

const sarajevo = zone("Europe/Sarajevo");
const engineer = (...hours: Shift[]): Engineer => ({ id: "a" as EngineerId, name: "A", userId: null, hours });
const shift = (weekday: number, from: string, to: string): Shift => ({ weekday, from, to });
const span = (start: string, end: string) => ({ start: moment(start), end: moment(end) });

describe("hours cover", () => {
  it.each<[string, Engineer, [string, string], boolean]>([
    ["anything where none are set", engineer(), ["2026-10-25T00:00:00Z", "2026-11-25T00:00:00Z"], true],
    [
      "a window inside the shift",
      engineer(shift(1, "08:00", "17:00")),
      ["2026-10-26T08:00:00+01:00", "2026-10-26T17:00:00+01:00"],
      true,
    ],
    [
      "not a second before it",
      engineer(shift(1, "08:00", "17:00")),
      ["2026-10-26T07:59:59+01:00", "2026-10-26T17:00:00+01:00"],
      false,
    ],
    [
      "not a second after it",
      engineer(shift(1, "08:00", "17:00")),
      ["2026-10-26T08:00:00+01:00", "2026-10-26T17:00:01+01:00"],
      false,
    ],
    [
      "not another weekday",
      engineer(shift(1, "08:00", "17:00")),
      ["2026-10-27T08:00:00+01:00", "2026-10-27T09:00:00+01:00"],
      false,
    ],
    [
      "a night that begins on its weekday",
      engineer(shift(7, "22:00", "06:00")),
      ["2026-11-01T22:00:00+01:00", "2026-11-02T06:00:00+01:00"],
      true,
    ],
    [
      "not the night before",
      engineer(shift(7, "22:00", "06:00")),
      ["2026-10-31T22:00:00+01:00", "2026-11-01T06:00:00+01:00"],
      false,
    ],
    [
      "a day round where both ends are the same",
      engineer(shift(1, "08:00", "08:00")),
      ["2026-10-26T08:00:00+01:00", "2026-10-27T08:00:00+01:00"],
      true,
    ],
    [
      "a day from midnight to 24:00",
      engineer(shift(1, "00:00", "24:00")),
      ["2026-10-26T00:00:00+01:00", "2026-10-27T00:00:00+01:00"],
      true,
    ],
    [
      "a day from midnight to midnight",
      engineer(shift(1, "00:00", "00:00")),
      ["2026-10-26T00:00:00+01:00", "2026-10-27T00:00:00+01:00"],
      true,
    ],
    [
      "a window over shifts that touch",
      engineer(shift(1, "18:00", "24:00"), shift(2, "00:00", "06:00")),
      ["2026-10-26T18:00:00+01:00", "2026-10-27T06:00:00+01:00"],
      true,
    ],
    [
      "a window over shifts that overlap, in any order",
      engineer(shift(2, "05:00", "12:00"), shift(1, "20:00", "06:00")),
      ["2026-10-26T20:00:00+01:00", "2026-10-27T12:00:00+01:00"],
      true,
    ],
    [
      "a window over a short shift inside a long one",
      engineer(shift(1, "08:00", "20:00"), shift(1, "09:00", "10:00")),
      ["2026-10-26T08:00:00+01:00", "2026-10-26T20:00:00+01:00"],
      true,
    ],
    [
      "not a window over shifts with a minute between",
      engineer(shift(1, "18:00", "23:59"), shift(2, "00:00", "06:00")),
      ["2026-10-26T18:00:00+01:00", "2026-10-27T06:00:00+01:00"],
      false,
    ],
    [
      "weeks where every day joins the next",
      engineer(...[1, 2, 3, 4, 5, 6, 7].map((day) => shift(day, "00:00", "24:00"))),
      ["2026-10-20T00:00:00Z", "2026-12-20T00:00:00Z"],
      true,
    ],
    [
      "not weeks that have a Sunday off",
      engineer(...[1, 2, 3, 4, 5, 6].map((day) => shift(day, "00:00", "24:00"))),
      ["2026-10-20T00:00:00Z", "2026-10-26T00:00:00Z"],
      false,
    ],
    [
      "both hours where the clock goes back",
      engineer(shift(7, "00:00", "06:00")),
      ["2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00"],
      true,
    ],
    [
      "from the end of a gap where the shift would begin in it",
      engineer(shift(7, "02:30", "06:00")),
      ["2026-03-29T03:00:00+02:00", "2026-03-29T06:00:00+02:00"],
      true,
    ],
    [
      "to the end of a gap where the shift would end in it",
      engineer(shift(7, "00:00", "02:30")),
      ["2026-03-29T00:00:00+01:00", "2026-03-29T03:00:00+02:00"],
      true,
    ],
    [
      "nothing by a shift that lies in a gap",
      engineer(shift(7, "02:00", "03:00")),
      ["2026-03-29T03:00:00+02:00", "2026-03-29T03:01:00+02:00"],
      false,
    ],
    [
      "from the first of two equal times",
      engineer(shift(7, "02:00", "06:00")),
      ["2026-10-25T02:00:00+02:00", "2026-10-25T06:00:00+01:00"],
      true,
    ],
    [
      "to the first of two equal times",
      engineer(shift(7, "00:00", "02:30")),
      ["2026-10-25T00:00:00+02:00", "2026-10-25T02:31:00+02:00"],
      false,
    ],
  ])("%s", (_, who, [start, end], expected) => {
    expect(hoursCover(who, span(start, end), sarajevo)).toBe(expected);
  });

  it("by the desk's clock, wherever that is", () => {
    const monday = engineer(shift(1, "08:00", "17:00"));
    expect(hoursCover(monday, span("2026-10-25T18:00:00Z", "2026-10-26T03:00:00Z"), zone("Pacific/Kiritimati"))).toBe(true);
    expect(hoursCover(monday, span("2026-10-26T18:00:00Z", "2026-10-27T03:00:00Z"), zone("Pacific/Honolulu"))).toBe(true);
  });
});

describe("the longest duty of a week", () => {
  it.each<[string, Engineer, number]>([
    ["is endless where no hours are set", engineer(), Number.POSITIVE_INFINITY],
    ["is one shift", engineer(shift(1, "08:00", "17:00"), shift(2, "08:00", "12:00")), 540],
    ["runs over midnight", engineer(shift(1, "18:00", "24:00"), shift(2, "00:00", "06:00")), 720],
    ["runs from Sunday into Monday", engineer(shift(7, "18:00", "24:00"), shift(1, "00:00", "06:00")), 720],
    [
      "is endless where the whole week is covered",
      engineer(...[1, 2, 3, 4, 5, 6, 7].map((day) => shift(day, "06:00", "06:00"))),
      Number.POSITIVE_INFINITY,
    ],
    ["is six days where one is off", engineer(...[2, 3, 4, 5, 6, 7].map((day) => shift(day, "00:00", "24:00"))), 8640],
  ])("%s", (_, who, minutes) => {
    expect(longestDutyMinutes(who)).toBe(minutes);
  });
});
