import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bearerIn, prefixOf, writtenKey } from "#lib/api-keys/key.ts";

const KEY = `ud_${"Ab1-_".repeat(8)}xyz`;

describe("the key in an Authorization header", () => {
  test.each([`Bearer ${KEY}`, `bearer ${KEY}`, `BEARER   ${KEY}`, `Bearer ${KEY} `])("is found in %s", (header) => {
    expect(bearerIn(header)).toBe(KEY);
  });

  test.each([
    "",
    "Bearer",
    "Bearer ",
    KEY,
    `Basic ${KEY}`,
    `Bearer ${KEY}x`,
    `Bearer ${KEY.slice(0, -1)}`,
    `Bearer ${KEY.slice(0, -1)}=`,
    `Bearer ${KEY} ${KEY}`,
    `Bearer ${KEY}, Bearer ${KEY}`,
    `Bearer\t${KEY}`,
    `Bearer UD_${KEY.slice(3)}`,
    `Bearer ${KEY.slice(0, -1)}\n`,
    `Bearer xx_${KEY.slice(3)}`,
    `Bearer ${"ud_".repeat(100_000)}`,
  ])("is not in %.60j", (header) => {
    expect(bearerIn(header)).toBeNull();
  });
});

test("any 256 bits are written as a key that is read again, and no other is written alike", () => {
  const bits = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(bits, (bytes) => {
      const key = writtenKey(bytes);
      expect(bearerIn(`Bearer ${key}`)).toBe(key);
      expect([...Buffer.from(key.slice(3), "base64url")]).toEqual([...bytes]);
    }),
    { numRuns: 1_000 },
  );
});

test("what is shown of a key is its first characters", () => {
  expect(prefixOf(KEY)).toBe("ud_Ab1-_A");
});
