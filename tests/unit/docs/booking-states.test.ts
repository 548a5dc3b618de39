import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FIRST_STATUS, STATES, TRANSITIONS } from "#lib/bookings/transitions.ts";
import { bookingStatesSvg, FILE } from "#scripts/draw/booking-states.ts";
import cases from "#tests/cases/booking-states.json" with { type: "json" };

test("the drawing of the booking's states is the table's", () => {
  expect(readFileSync(FILE, "utf8")).toBe(bookingStatesSvg());
});

/** Acts that lead from one state back to where it was come from. */
const BACK = ["refuse-proposal", "hold-proposed"];

test("every state and every act is in it", () => {
  const svg = bookingStatesSvg();
  for (const name of [...Object.keys(STATES), ...TRANSITIONS.map(({ act }) => act)]) expect(svg).toContain(`>${name}</text>`);
  const dots = cases.allowed.filter(({ from, to, act }) => from !== to && !BACK.includes(act)).length + BACK.length;
  expect(svg.match(/class="dot"/g)).toHaveLength(dots + Object.keys(FIRST_STATUS).length);
});
