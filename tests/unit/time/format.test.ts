import { afterEach, describe, expect, it } from "vitest";
import {
  briefDay,
  cityOf,
  day,
  dayAndTime,
  dayOfDate,
  duration,
  gmtOffset,
  monthAndYear,
  type Reader,
  shortDay,
  time,
  timeOnDate,
  weekdayLong,
} from "#lib/time/format.ts";
import { moment, zone } from "#tests/support/slot-inputs.ts";

const now = moment("2026-10-14T09:40:00Z");
const evening = moment("2026-10-27T22:00:00Z");
const inToronto: Reader = { zone: zone("America/Toronto"), locale: "en", now };
const inSarajevo: Reader = { zone: zone("Europe/Sarajevo"), locale: "de", now };

describe("English", () => {
  it("writes day and time", () => {
    expect(dayAndTime(evening, inToronto)).toBe("Tue 27 October, 18:00");
    expect(day(evening, inToronto)).toBe("Tuesday 27 October");
    expect(shortDay(evening, inToronto)).toBe("Tue 27 October");
    expect(briefDay(evening, inToronto)).toBe("27 Oct");
    expect(briefDay(evening, { ...inToronto, locale: "de" })).toBe("27. Okt.");
    expect(time(evening, inToronto)).toBe("18:00");
  });

  it("adds the year when it is not the current one on the reader's clock", () => {
    const newYear = moment("2027-01-01T03:00:00Z");
    expect(dayAndTime(newYear, inToronto)).toBe("Thu 31 December, 22:00");
    expect(dayAndTime(newYear, { ...inToronto, zone: zone("UTC") })).toBe("Fri 1 January 2027, 03:00");
    expect(dayOfDate("2025-12-31", inToronto)).toBe("Wednesday 31 December 2025");
  });

  it("names the weekday of a time that falls on another date than its list", () => {
    const night = moment("2026-10-28T05:15:00Z");
    expect(timeOnDate(night, "2026-10-27", inToronto)).toBe("01:15 Wed");
    expect(timeOnDate(night, "2026-10-28", inToronto)).toBe("01:15");
  });

  it("names weekdays and months", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdayLong(weekday, "en"))).toEqual([
      "Monday",
      "Tuesday",
      "Wednesday",
      "Thursday",
      "Friday",
      "Saturday",
      "Sunday",
    ]);
    expect(monthAndYear("2026-10-01", "en")).toBe("October 2026");
  });

  it("stands in for a language without an entry", () => {
    expect(dayAndTime(evening, { ...inToronto, locale: "xx" })).toBe("Tue 27 October, 18:00");
  });
});

it("German", () => {
  const next = moment("2027-03-01T17:00:00Z");
  expect(dayAndTime(next, inSarajevo)).toBe("Mo, 1. März 2027, 18:00 Uhr");
  expect(day(next, inSarajevo)).toBe("Montag, 1. März 2027");
  expect(time(evening, inSarajevo)).toBe("23:00");
  expect(timeOnDate(next, "2027-02-28", inSarajevo)).toBe("18:00 Mo");
  expect(weekdayLong(4, "de")).toBe("Donnerstag");
  expect(monthAndYear("2026-03-31", "de")).toBe("März 2026");
});

it.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 h"],
  [315, "5 h 15 min"],
  [660, "11 h"],
])("%i minutes are %s", (minutes, text) => {
  expect(duration(minutes)).toBe(text);
});

it.each([
  ["America/Toronto", "GMT\u22124"],
  ["Asia/Kathmandu", "GMT+5:45"],
  ["America/St_Johns", "GMT\u22122:30"],
  ["UTC", "GMT"],
  ["Europe/Sarajevo", "GMT+1"],
])("%s is at %s in that week", (name, text) => {
  expect(gmtOffset(evening, zone(name))).toBe(text);
});

it.each([
  ["America/Toronto", "Toronto"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
  ["Etc/UTC", "UTC"],
  ["Etc/GMT+5", "UTC\u22125"],
  ["Etc/GMT-14", "UTC+14"],
  ["Etc/GMT0", "UTC"],
  ["Japan", "Japan"],
])("%s is called %s", (name, city) => {
  expect(cityOf(zone(name))).toBe(city);
});

describe("the clock of the process does not matter", () => {
  const processZone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = processZone ?? "UTC";
  });

  it("not even for a time that it leaves out", () => {
    process.env.TZ = "America/New_York";
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(300);
    expect(dayAndTime(moment("2026-03-08T02:30:00Z"), { zone: zone("UTC"), locale: "en", now })).toBe("Sun 8 March, 02:30");
  });
});
