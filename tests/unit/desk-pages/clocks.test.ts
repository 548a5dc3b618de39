import { describe, expect, test } from "vitest";
import { clocksOf, customerSpan, customerStart, daysWords, someOf, whenWords } from "#app/_review/clocks.ts";
import { translator } from "#lib/messages/translator.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { daysApart } from "#lib/time/zone.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { NOW } from "./a-review.ts";

const t = translator("en");
const clocks = (customer: string) => clocksOf(t, NOW, { desk: inZone("Europe/Sarajevo"), customer: inZone(customer) });

describe("the customer's clock beside the desk's", () => {
  test("names its city, and the weekday only where it is another day there", () => {
    expect(customerStart(at("2026-12-01T23:00:00Z"), clocks("America/Toronto"))).toBe("18:00 Tue in Toronto");
    expect(customerStart(at("2026-12-01T20:00:00Z"), clocks("America/Toronto"))).toBe("15:00 in Toronto");
    expect(customerStart(at("2026-12-01T20:00:00Z"), clocks("Asia/Kathmandu"))).toBe("01:45 Wed in Kathmandu");
  });

  test("is silent where it shows the same time by the same zone, and not where it merely happens to", () => {
    expect(customerStart(at("2026-12-01T20:00:00Z"), clocks("Europe/Sarajevo"))).toBe("");
    expect(customerStart(at("2026-12-01T20:00:00Z"), clocks("Europe/Berlin"))).toBe("21:00 in Berlin");
  });

  test("gives the end of the window, with its weekday where the night is over", () => {
    const window = intervalOf(at("2026-12-01T23:00:00Z"), 315);
    expect(customerSpan(window, clocks("America/Toronto"))).toBe("18:00 Tue to about 23:15 in Toronto");
    expect(customerSpan(window, clocks("Europe/Sarajevo"))).toBe("to about 05:15");
    expect(customerSpan(intervalOf(at("2026-12-01T21:00:00Z"), 315), clocks("Europe/Berlin"))).toBe(
      "22:00 to about 03:15 Wed in Berlin",
    );
  });
});

describe("days", () => {
  test("are those of the calendar on the wall, not of 24 hours", () => {
    const [evening, morning] = [at("2026-12-01T22:30:00Z"), at("2026-12-01T23:30:00Z")];
    expect(daysApart(evening, morning, inZone("Europe/Sarajevo"))).toBe(1);
    expect(daysApart(evening, morning, inZone("America/Toronto"))).toBe(0);
  });

  test("are words", () => {
    expect([0, 1, 13].map((days) => daysWords(days, t))).toEqual(["today", "1 day", "13 days"]);
    expect(daysWords(1, translator("de"))).toBe("1 Tag");
  });

  test("today is called by its name, and every other day by its date", () => {
    const { desk } = clocks("America/Toronto");
    expect(whenWords(at("2026-11-25T08:05:00Z"), desk, t)).toBe("Today, 09:05");
    expect(whenWords(at("2026-11-24T22:59:00Z"), desk, t)).toBe("Tue 24 November, 23:59");
  });
});

test("a long list names the first and counts the rest, but never one alone", () => {
  const same = (name: string) => name;
  expect(someOf(["a", "b", "c", "d"], same, t)).toBe("a, b, c and d");
  expect(someOf(["a", "b", "c", "d", "e"], same, t)).toBe("a, b, c and 2 more");
});
