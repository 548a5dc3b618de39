import { describe, expect, test } from "vitest";
import { stateWords } from "#app/_bookings/state-words.ts";
import { BOOKING_STATUSES } from "#lib/bookings/booking.ts";
import { WAIVABLE_CODES } from "#lib/bookings/exceptions.ts";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { translator } from "#lib/messages/translator.ts";
import { REFUSAL_CODES } from "#lib/scheduling/evaluate-slot.ts";

describe.each(["en", "de"] as const)("in %s", (locale) => {
  const t = translator(locale);

  test("every state has a word for either side", () => {
    for (const status of ["draft", ...BOOKING_STATUSES])
      for (const side of ["customer", "staff"]) expect(t.has(`bookings.state.${side}.${status}`), status).toBe(true);
  });

  test("every rule has a name", () => {
    for (const code of REFUSAL_CODES) expect(t.has(`bookings.mail.rule.${code}`), code).toBe(true);
  });

  test("every act has its line of history, and says who", () => {
    for (const { act } of TRANSITIONS.filter(({ who }) => !(who as readonly string[]).includes("clock")))
      expect(t(`bookings.act.${act}`, { by: "Kim" }), act).toContain("Kim");
    for (const act of ["expire", "follow-clock", "flag-clock"]) expect(t.has(`bookings.act.${act}`), act).toBe(true);
  });
});

test("the rules that can be waived are the first five", () => {
  expect(WAIVABLE_CODES).toEqual(REFUSAL_CODES.slice(0, 5));
});

test("a state asks for an answer of the side whose turn it is, and of nobody else", () => {
  const needs = (side: "customer" | "staff") =>
    BOOKING_STATUSES.filter((status) => stateWords(status, side, translator("en")).tone === "needs");
  expect(needs("customer")).toEqual(["changes-requested", "proposed"]);
  expect(needs("staff")).toEqual(["submitted"]);
  expect(stateWords("in-progress", "customer", translator("en")).tone).toBe("run");
});
