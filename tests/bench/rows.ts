import type { Row } from "#tests/support/promise-rows.ts";
import { bookingThroughput } from "./bookings.ts";
import { bigPlan } from "./plans.ts";
import { quickSlots, slotsOfAYear } from "./slots.ts";
import { slotsRoute } from "./slots-route.ts";

/** Every promise about speed that has a measurement, by its number. */
export const ROWS: Readonly<Record<string, Row>> = {
  S1: quickSlots,
  S2: slotsOfAYear,
  S3: bookingThroughput,
  S4: bigPlan,
  S5: slotsRoute,
};
