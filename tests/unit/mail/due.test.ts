import { expect, test } from "vitest";
import { dueAfterMinutes } from "#lib/mail/due.ts";

test("a mail is tried again after 1, 2, 4, 8, 16, 32 and 64 minutes, then every hour; the quick tries before do not count", () => {
  expect(Array.from({ length: 14 }, (_, attempts) => dueAfterMinutes(attempts))).toEqual([
    1, 1, 1, 1, 1, 2, 4, 8, 16, 32, 64, 124, 184, 244,
  ]);
});
