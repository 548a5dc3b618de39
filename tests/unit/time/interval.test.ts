import { describe, expect, it } from "vitest";
import { instant } from "#lib/time/instant.ts";
import { covers, type Interval, intervalOf, overlaps, reachOf } from "#lib/time/interval.ts";

const hours = (from: number, to: number): Interval => ({ start: instant(from * 3_600_000), end: instant(to * 3_600_000) });

describe("intervals overlap", () => {
  it.each([
    [hours(1, 3), hours(2, 4), true, "when they share an hour"],
    [hours(1, 4), hours(2, 3), true, "when one lies in the other"],
    [hours(1, 3), hours(1, 3), true, "when they are the same"],
    [hours(1, 2), hours(2, 3), false, "not when one ends as the other starts"],
    [hours(1, 2), hours(3, 4), false, "not when they are apart"],
    [hours(2, 2), hours(1, 3), false, "not when one is empty"],
    [hours(2, 2), hours(2, 2), false, "not when both are empty"],
    [hours(3, 1), hours(1, 3), false, "not when one ends before it starts"],
  ])("%o and %o: %s, %s", (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });
});

describe("an interval covers", () => {
  it.each([
    [hours(1, 4), hours(2, 3), true, "what lies inside"],
    [hours(1, 4), hours(1, 4), true, "itself"],
    [hours(1, 4), hours(0, 2), false, "nothing that starts before it"],
    [hours(1, 4), hours(3, 5), false, "nothing that ends after it"],
  ])("%o, %o: %s, %s", (outer, inner, expected) => {
    expect(covers(outer, inner)).toBe(expected);
  });
});

it("an interval of minutes ends so many minutes later", () => {
  expect(intervalOf(instant(0), 90)).toEqual(hours(0, 1.5));
});

describe("the reach of several windows", () => {
  it("goes from the first start to the end of the last, in whatever order they are given", () => {
    const [early, late] = [hours(1, 2).start, hours(5, 6).start];
    expect(reachOf([late, early], 120)).toEqual(hours(1, 7));
    expect(reachOf([early], 60)).toEqual(hours(1, 2));
  });

  it("of no window is a fault", () => {
    expect(() => reachOf([], 60)).toThrow(RangeError);
  });
});
