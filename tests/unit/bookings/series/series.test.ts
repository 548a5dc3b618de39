import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingId, BookingStatus, SeriesEvening } from "#lib/bookings/booking.ts";
import { BOOKING_STATUSES, OPEN_STATUSES } from "#lib/bookings/booking.ts";
import { namingEvening, seriesFaults } from "#lib/bookings/series/refusal-words.ts";
import { type Apart, betweenOf, judgeBetween, laterOpen, openBefore } from "#lib/bookings/series/series.ts";
import { translator } from "#lib/messages/translator.ts";
import { daysBetween } from "#lib/time/calendar-date.ts";
import { DAY_MS, type Instant, instant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const TORONTO = inZone("America/Toronto");
const RUNS = { numRuns: 2_000 };

const ZONES = ["America/Toronto", "Asia/Kathmandu", "Pacific/Chatham", "Australia/Lord_Howe", "Africa/Cairo", "UTC"].map(inZone);

const timed = (evening: number, start: Instant, minutes = 90) => ({ evening, window: intervalOf(start, minutes) });

const anEvening = (evening: number, status: BookingStatus, start = at("2026-12-01T18:00:00-05:00")): SeriesEvening => ({
  ...timed(evening, plusMinutes(start, evening * 1440)),
  id: `booking-${evening}` as BookingId,
  reference: `UD-${evening}`,
  status,
  revision: 1,
  hold: null,
});

const codes = (window: Parameters<typeof judgeBetween>[0], between: Parameters<typeof judgeBetween>[1], apart: Apart | null) =>
  judgeBetween(window, between, apart).map(({ code, side }) => `${code} ${side}`);

describe("an evening among the others", () => {
  const former = timed(1, at("2026-12-01T18:00:00-05:00"));
  const later = timed(3, at("2026-12-10T18:00:00-05:00"));
  const apart = { zone: TORONTO, days: 14 };

  test.each([
    ["starts the moment the one before ends", "2026-12-01T19:30:00-05:00", []],
    ["starts a minute before that", "2026-12-01T19:29:00-05:00", ["series-order former"]],
    ["ends the moment the next one starts", "2026-12-10T16:30:00-05:00", []],
    ["ends a minute after that", "2026-12-10T16:31:00-05:00", ["series-order later"]],
    ["lies before both", "2026-11-24T18:00:00-05:00", ["series-order former", "series-gap later"]],
    ["lies after both", "2026-12-17T18:00:00-05:00", ["series-order later", "series-gap former"]],
  ])("that %s", (_, start, refused) => {
    expect(codes(intervalOf(at(start), 90), { former, later }, apart)).toEqual(refused);
  });

  test.each([
    ["late on the last day", "2026-12-15T23:30:00-05:00", []],
    ["early on the day after", "2026-12-16T00:00:00-05:00", ["series-gap former"]],
  ])("counts days by the dates of the starts: %s", (_, start, refused) => {
    expect(codes(intervalOf(at(start), 90), { former, later: null }, apart)).toEqual(refused);
  });

  test("keeps only the order where the desk names the time", () => {
    expect(codes(intervalOf(at("2027-03-01T18:00:00-05:00"), 90), { former, later: null }, null)).toEqual([]);
  });

  test("is measured by those that take place or have, not by those that came to nothing", () => {
    const evenings = [anEvening(1, "completed"), anEvening(2, "aborted"), anEvening(4, "cancelled"), anEvening(5, "approved")];
    const { former: before, later: after } = betweenOf(3, evenings);
    expect([before?.evening, after?.evening]).toEqual([1, 5]);
    expect(betweenOf(1, [anEvening(1, "approved")])).toEqual({ former: null, later: null });
  });
});

describe("for any times", () => {
  const anyStart = fc.integer({ min: 0, max: 400 * 1440 }).map((minutes) => plusMinutes(at("2026-10-01T00:00:00Z"), minutes));
  const minutes = fc.integer({ min: 10, max: 600 });
  const anyZone = fc.constantFrom<ZoneName>(...ZONES);
  const days = fc.integer({ min: 1, max: 90 });

  test("a row of evenings that breaks no rule is in order, overlaps nowhere and has no pause over the limit", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyStart, minutes), { minLength: 2, maxLength: 4 }), anyZone, days, (row, zone, limit) => {
        const evenings = row.map(([start, length], n) => timed(n + 1, start, length));
        const broken = evenings.flatMap(({ window }, n) =>
          judgeBetween(window, { former: evenings[n - 1] ?? null, later: evenings[n + 1] ?? null }, { zone, days: limit }),
        );
        const pauses = evenings.slice(1).map(({ window }, n) => {
          const before = evenings[n]?.window ?? window;
          const dates = [before.start, window.start].map((moment) => localTime(moment, zone).date);
          return { inOrder: before.end <= window.start, days: daysBetween(dates[0] ?? "", dates[1] ?? "") };
        });
        const fine = pauses.every((pause) => pause.inOrder && pause.days <= limit);
        expect(broken.length === 0).toBe(fine);
      }),
      RUNS,
    );
  });

  test("each rule that is broken is told once for a pair, from whichever side it is looked at", () => {
    fc.assert(
      fc.property(anyStart, anyStart, minutes, anyZone, (one, two, length, zone) => {
        const apart = { zone, days: 14 };
        const [first, second] = [timed(1, one, length), timed(2, two, length)];
        const fromSecond = judgeBetween(second.window, { former: first, later: null }, apart).map(({ code }) => code);
        const fromFirst = judgeBetween(first.window, { former: null, later: second }, apart).map(({ code }) => code);
        expect(fromFirst).toEqual(fromSecond);
      }),
      RUNS,
    );
  });
});

describe("the evenings around one", () => {
  test.each(BOOKING_STATUSES)("that is %s bars a later one from starting exactly while it holds a window", (status) => {
    const isOpen = OPEN_STATUSES.some((open) => open === status);
    expect(openBefore(2, [anEvening(1, status), anEvening(2, "approved")])?.evening ?? null).toBe(isOpen ? 1 : null);
    expect(laterOpen(1, [anEvening(1, "approved"), anEvening(2, status)])).toHaveLength(isOpen ? 1 : 0);
  });
});

describe("in words", () => {
  const t = translator("en");
  const now = at("2026-11-20T12:00:00Z");
  const spoken = { reader: { zone: TORONTO, locale: "en", now }, t };
  const former = timed(1, at("2026-12-01T18:00:00-05:00"));
  const later = timed(3, at("2026-12-30T18:00:00-05:00"));
  const said = (start: string) => {
    const refusals = judgeBetween(intervalOf(at(start), 90), { former, later }, { zone: TORONTO, days: 14 });
    return seriesFaults(refusals, { evening: 2, pointer: "/series/1" }, spoken).map(({ message }) => message);
  };

  test("each sentence names the evening, the other one and the edge", () => {
    expect(said("2026-12-01T19:00:00-05:00")).toEqual([
      "Evening 2 must start after evening 1 has ended: Tue 1 December, 19:30 at the earliest.",
      "Evening 3 must follow evening 2 within 14 days: Wednesday 16 December at the earliest.",
    ]);
    expect(said("2026-12-30T17:00:00-05:00")).toEqual([
      "Evening 2 must end before evening 3 starts, Wed 30 December, 18:00.",
      "Evening 2 must follow evening 1 within 14 days: Tuesday 15 December at the latest.",
    ]);
  });

  test("what a rule of the start says is told of its evening, what a rule of the series says names it already", () => {
    const faults = [
      { pointer: "/series/1", code: "weekday", message: "Friday is closed." },
      { pointer: "/series/1", code: "series-gap", message: "Evening 2 must follow." },
      { pointer: "/series/1", code: "own-time" },
    ];
    expect(namingEvening(faults, 2, t).map(({ message }) => message)).toEqual([
      "Evening 2: Friday is closed.",
      "Evening 2 must follow.",
      undefined,
    ]);
  });
});

test("a day is a day of the calendar, also where the clock changes between two evenings", () => {
  const former = timed(1, at("2026-10-31T18:00:00-04:00"));
  const dayAfter = instant(former.window.start + DAY_MS + 3_600_000);
  expect(codes(intervalOf(dayAfter, 90), { former, later: null }, { zone: TORONTO, days: 1 })).toEqual([]);
});
