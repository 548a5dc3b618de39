import { describe, expect, it } from "vitest";
import { dayOfPick, MOST_DAYS, pickOf, readDays } from "#app/_review/days-off-fields.ts";
import { type Instant, parseInstant } from "#lib/time/instant.ts";

const at = (text: string) => parseInstant(text) as Instant;

const NEW_YEAR = {
  interval: { start: at("2026-12-31T23:00:00Z"), end: at("2027-01-01T23:00:00Z") },
  reason: "New Year's Day, the first",
};

describe("a day off on a form", () => {
  it("comes back as it went out", () => {
    expect(dayOfPick(pickOf(NEW_YEAR))).toEqual(NEW_YEAR);
  });

  it.each(["", "soon later Holiday", "2027-01-01T00:00:00Z 2027-01-02T00:00:00Z", "2027-01-02T00:00:00Z 2027-01-01T00:00:00Z X"])(
    "is not %j",
    (pick) => {
      expect(dayOfPick(pick)).toBeNull();
      expect(readDays([pick])).toEqual({ errors: [{ field: "pick", message: "desk.closing.pick-wrong" }] });
    },
  );

  it("must be one at least, and not more than a page of them", () => {
    expect(readDays([])).toEqual({ errors: [{ field: "pick", message: "desk.closing.pick-empty" }] });
    expect(readDays(Array(MOST_DAYS).fill(pickOf(NEW_YEAR)))).toMatchObject({ days: { length: MOST_DAYS } });
    expect(readDays(Array(MOST_DAYS + 1).fill(pickOf(NEW_YEAR)))).toEqual({
      errors: [{ field: "pick", message: "desk.closing.pick-many", params: { most: MOST_DAYS } }],
    });
  });
});
