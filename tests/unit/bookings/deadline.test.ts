import { expect, test } from "vitest";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const booking = aBooking({ window: intervalOf(at("2026-11-04T18:00:00-05:00"), 225), zone: inZone("America/Toronto") });
const policy = { noticeDays: 7 };

test.each([
  ["2026-10-28T18:00:00-04:00", false],
  ["2026-10-28T18:00:01-04:00", true],
  ["2026-11-04T17:59:59-05:00", true],
])("a booking of 4 November at 18:00 is too late to be moved on the pages at %s: %s", (now, tooLate) => {
  // The clocks go back on 1 November: seven days by the calendar are 169 hours.
  expect(isTooLate(booking, { now: at(now), policy })).toBe(tooLate);
});
