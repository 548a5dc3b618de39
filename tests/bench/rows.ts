import type { Row } from "#tests/support/promise-rows.ts";
import { quickSlots, slotsOfAYear } from "./slots.ts";

/** Every promise about speed that has a measurement, by its number. */
export const ROWS: Readonly<Record<string, Row>> = { S1: quickSlots, S2: slotsOfAYear };
