import { expect, test } from "vitest";
import { earlierWords } from "#app/_review/earlier-words.ts";
import type { BookingSummary, ClosedStatus } from "#lib/bookings/booking.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking, aView } from "#tests/support/a-booking.ts";
import { at } from "#tests/support/an-installation.ts";
import { aReview, clocksFor } from "./a-review.ts";

const closed = (status: ClosedStatus, start = "2026-06-09T22:00:00Z"): BookingSummary =>
  aView({ ...aBooking({ window: intervalOf(at(start), 300) }), status });

test.each([
  ["completed", "Done", "Erledigt"],
  ["aborted", "Stopped before it was finished", "Vor dem Ende abgebrochen"],
  ["declined", "Declined, nothing was done", "Abgelehnt, nichts wurde geändert"],
  ["cancelled", "Cancelled, nothing was done", "Storniert, nichts wurde geändert"],
] as const)("a booking that was %s says so plainly, in both languages", (status, english, german) => {
  expect(earlierWords(closed(status), clocksFor(aReview())).outcome).toBe(english);
  expect(earlierWords(closed(status), clocksFor(aReview(), "de")).outcome).toBe(german);
});

test("has the date of its slot on the desk's clock, with the year where it is another, and what it was to do", () => {
  const clocks = clocksFor(aReview());
  expect(earlierWords(closed("completed"), clocks)).toMatchObject({
    reference: aBooking().reference,
    day: "Wed 10 June",
    path: expect.stringContaining(" to "),
  });
  expect(earlierWords(closed("completed", "2025-06-10T12:00:00Z"), clocks).day).toBe("Tue 10 June 2025");
});

test("a booking that is still open has no outcome", () => {
  expect(() => earlierWords(aView(), clocksFor(aReview()))).toThrow(RangeError);
});
