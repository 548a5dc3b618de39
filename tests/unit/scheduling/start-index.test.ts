import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { indexOf } from "#lib/scheduling/start-index.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1 })
  .map((all) => all.sort((a, b) => a - b));

it("finds where the moments first reach another, before, between, at and after them", () => {
  fc.assert(
    fc.property(ascending, fc.nat(), fc.integer({ min: -2, max: 2 }), fc.integer(), (moments, pick, beside, anywhere) => {
      const index = indexOf(Float64Array.from(moments));
      for (const moment of [(moments[pick % moments.length] ?? 0) + beside, anywhere]) {
        const expected = moments.findIndex((other) => other >= moment);
        expect(index(moment)).toBe(expected === -1 ? moments.length : expected);
      }
    }),
    { numRuns: 2000 },
  );
});

it("has nowhere to go without moments", () => {
  expect(indexOf(new Float64Array())(5)).toBe(0);
});
