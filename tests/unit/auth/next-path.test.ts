import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextIn, nextPath, withNext } from "#lib/auth/next-path.ts";

describe("a page to go on to", () => {
  test.each(["/", "/bookings/UD-2401", "/plan/result?layout=mirror&from=3.2.4&hosts=a,b#step-2", "/a%2Fb"])(
    "%s is ours",
    (path) => {
      expect(nextPath(path)).toBe(path);
    },
  );

  test.each([
    "",
    null,
    undefined,
    "bookings",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/a b",
    "/a\nb",
    "/a\\b",
    "/..//evil.example",
    "/.//evil.example",
    "/a//evil.example",
    "/%2e%2e//evil.example",
    `/${"x".repeat(2001)}`,
  ])("%j is none", (path) => {
    expect(nextPath(path)).toBeNull();
  });

  test("no path is taken that a browser would follow to another site", () => {
    const part = fc.constantFrom("/", "\\", "..", ".", "@", ":", "?", "#", "evil.example", "https:", "%2f", "%5c", "\t", "a");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = nextPath(`/${parts.join("")}`);
        if (path === null) return true;
        const once = new URL(path, "https://ours.example");
        // Who resolves the dots first and follows what is left must not end elsewhere either.
        const twice = new URL(`${once.pathname}${once.search}`, "https://ours.example");
        return once.origin === "https://ours.example" && twice.origin === "https://ours.example";
      }),
      { numRuns: 5000 },
    );
  });
});

describe("in the query of another page", () => {
  test("it is joined as the address needs it", () => {
    expect(withNext("/sign-in", null)).toBe("/sign-in");
    expect(withNext("/sign-in", "/bookings")).toBe("/sign-in?next=%2Fbookings");
    expect(withNext("/verify?token=x", "/a?b=c&d='(e)'")).toBe("/verify?token=x&next=%2Fa%3Fb%3Dc%26d%3D%27%28e%29%27");
  });

  test("it survives the way there and back, whatever is in it", () => {
    const path = fc.string({ unit: "grapheme", maxLength: 60 }).map((text) => `/${encodeURI(text)}`);
    fc.assert(
      fc.property(path, (next) => nextPath(next) === null || nextIn(withNext("/verify", next)) === next),
      { numRuns: 2000 },
    );
  });

  test.each([null, "", "/verify", "/verify?next=https%3A%2F%2Fevil.example", "/verify?other=%2Fa"])(
    "there is none in %j",
    (address) => {
      expect(nextIn(address)).toBeNull();
    },
  );
});
