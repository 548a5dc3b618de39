import { describe, expect, test } from "vitest";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { DUE_SPANS } from "#lib/bookings/upcoming.ts";
import { choiceOf, choicesOf, wantsMail } from "#lib/mail/choices.ts";
import { LOCALES } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";

describe("a choice of mails", () => {
  test.each([
    ["booking.before-1d", "customer", "before-1d"],
    ["booking.before-1h", "desk", "before-1h"],
    ["booking.submit", "customer", "receipts"],
    ["booking.submit", "desk", "requests"],
    ["booking.cancel", "customer", null],
    ["booking.cancel", "desk", "requests"],
    ["booking.approve", "customer", null],
    ["booking.propose", "customer", null],
    ["booking.remind", "customer", null],
    ["booking.remind", "desk", "endings"],
    ["thread.message", "customer", "messages"],
    ["booking.assigned", "desk", null],
    ["booking.flag-clock", "desk", null],
    ["waiting.offer", "customer", null],
    ["account.reset", "customer", null],
  ] as const)("%s to the %s is decided by %s", (kind, side, choice) => {
    expect(choiceOf(kind, side)).toBe(choice);
    expect(wantsMail([], kind, side)).toBe(true);
    expect(wantsMail(choicesOf(side), kind, side)).toBe(choice === null);
  });

  test("never decides about what asks a customer for an answer or moves their upgrade", () => {
    const told = [
      "approve",
      "propose",
      "request-changes",
      "decline",
      "cancel",
      "expire",
      "override",
      "follow-clock",
      "flag-clock",
    ];
    for (const { act } of TRANSITIONS.filter((row) => told.includes(row.act)))
      expect(wantsMail(choicesOf("customer"), `booking.${act}`, "customer"), act).toBe(true);
  });

  test("has its words in every language", () => {
    for (const locale of LOCALES)
      for (const side of ["customer", "desk"] as const)
        for (const choice of choicesOf(side)) expect(translator(locale).has(`mail.choice.${choice}.${side}`), choice).toBe(true);
  });
});

test("the spans of reminders follow each other without gap or overlap, down to the start", () => {
  expect(DUE_SPANS.map(({ before, from, until }) => [before, from / 3600, until / 3600])).toEqual([
    ["before-7d", 168, 24],
    ["before-1d", 24, 1],
    ["before-1h", 1, 0],
  ]);
});
