import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, waitSeconds } from "#lib/auth/attempts/limit.ts";

const NOW = Date.UTC(2026, 10, 25, 12);
const ago = (seconds: number): number => NOW - seconds * 1000;

describe("after failed tries", () => {
  test("an account has ten in fifteen minutes, a client address a hundred in one", () => {
    expect([ACCOUNT_LIMIT, ADDRESS_LIMIT]).toEqual([
      { tries: 10, seconds: 900 },
      { tries: 100, seconds: 60 },
    ]);
  });

  test("nine leave the next open", () => {
    expect(waitSeconds(Array(9).fill(ago(1)), NOW, ACCOUNT_LIMIT)).toBe(0);
  });

  test("ten close it until the oldest of them is fifteen minutes old", () => {
    expect(waitSeconds([ago(600), ...Array(9).fill(ago(1))], NOW, ACCOUNT_LIMIT)).toBe(300);
  });

  test("the tenth from the newest counts, where there are more", () => {
    expect(waitSeconds([ago(890), ago(880), ...Array(9).fill(ago(10))], NOW, ACCOUNT_LIMIT)).toBe(20);
  });

  test("a try exactly fifteen minutes old counts no more, and one a moment younger asks for a second", () => {
    expect(waitSeconds([ago(900), ...Array(9).fill(ago(1))], NOW, ACCOUNT_LIMIT)).toBe(0);
    expect(waitSeconds([ago(900) + 1, ...Array(9).fill(ago(1))], NOW, ACCOUNT_LIMIT)).toBe(1);
  });
});

test("whoever waits as long as told may try, and not a second earlier", () => {
  const tries = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(tries, (ages) => {
      const failed = ages.map((age) => NOW - age);
      const wait = waitSeconds(failed, NOW, ACCOUNT_LIMIT);
      const after = waitSeconds(failed, NOW + wait * 1000, ACCOUNT_LIMIT);
      const before = wait > 1 ? waitSeconds(failed, NOW + (wait - 1) * 1000 - 1, ACCOUNT_LIMIT) : 1;
      return after === 0 && before > 0;
    }),
    { numRuns: 2000 },
  );
});
