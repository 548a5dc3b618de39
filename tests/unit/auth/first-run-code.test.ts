import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_BYTES, codeFrom, normalizedCode } from "#lib/auth/first-run/code.ts";

test("a code has four groups of five letters that nobody mistakes for one another", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (random) => {
      expect(codeFrom(random)).toMatch(/^([2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}$/);
    }),
    { numRuns: 1_000 },
  );
});

test("every letter is as likely as another: each comes of eight of the 256 bytes", () => {
  const letters = Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array(CODE_BYTES).fill(byte))[0] ?? "");
  const counts = Map.groupBy(letters, (letter) => letter);
  expect(counts.size).toBe(32);
  expect([...counts.values()].every((each) => each.length === 8)).toBe(true);
});

test("how it is typed does not matter, what is typed does", () => {
  expect(normalizedCode(" abcde-fghjk lmnpq--RSTUV ")).toBe("ABCDEFGHJKLMNPQRSTUV");
  expect(normalizedCode("ABCDE-FGHJK")).not.toBe(normalizedCode("ABCDE-FGHJL"));
});
