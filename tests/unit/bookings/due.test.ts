import { describe, expect, test } from "vitest";
import { answerDate, changesDue, endOfDate, lastDateUntil, proposalDue, requestDue } from "#lib/bookings/due.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const waiting = (zone: string, now: string, start: string) => ({
  now: at(now),
  zone: inZone(zone),
  start: at(start),
  policy: DEFAULT_POLICY,
});

describe("a due date", () => {
  test("is the end of a day on the customer's calendar", () => {
    const asked = waiting("America/Toronto", "2026-10-12T21:00:00-04:00", "2026-12-01T18:00:00-05:00");
    expect(requestDue(asked)).toBe(at("2026-10-27T00:00:00-04:00"));
    expect(changesDue(asked)).toBe(at("2026-10-18T00:00:00-04:00"));
    expect(proposalDue(asked)).toBe(at("2026-10-16T00:00:00-04:00"));
    expect(answerDate(asked)).toBe("2026-10-15");
  });

  test("is counted in days, whatever the clocks do between", () => {
    const asked = waiting("America/Toronto", "2026-10-30T21:00:00-04:00", "2026-12-01T18:00:00-05:00");
    expect(changesDue(asked)).toBe(at("2026-11-05T00:00:00-05:00"));
  });

  test("is the first moment after a midnight that does not exist", () => {
    expect(endOfDate("2026-04-23", inZone("Africa/Cairo"))).toBe(at("2026-04-24T01:00:00+03:00"));
    expect(lastDateUntil(at("2026-04-24T01:00:00+03:00"), inZone("Africa/Cairo"))).toBe("2026-04-23");
  });

  test("never lies after the start: nobody is confirmed for a time that has passed", () => {
    const asked = waiting("Pacific/Chatham", "2026-11-24T10:00:00+13:45", "2026-11-26T20:00:00+13:45");
    expect([requestDue(asked), changesDue(asked), proposalDue(asked)]).toEqual([asked.start, asked.start, asked.start]);
    expect(answerDate(asked)).toBe("2026-11-26");
  });

  test("belongs to the day that it ends", () => {
    expect(lastDateUntil(at("2026-10-17T00:00:00-04:00"), inZone("America/Toronto"))).toBe("2026-10-16");
    expect(lastDateUntil(at("2026-10-17T00:01:00-04:00"), inZone("America/Toronto"))).toBe("2026-10-17");
  });
});
