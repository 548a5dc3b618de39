import { describe, expect, test } from "vitest";
import { passkeyOrigins, passkeyPlace } from "#lib/auth/passkeys/place.ts";

describe("passkeys can be used", () => {
  test.each([
    ["http://localhost:3000", "localhost:3000"],
    ["http://localhost:3000", "LOCALHOST:3000"],
    ["http://desk.localhost:3000", "desk.localhost:3000"],
    ["https://upgrades.example", "upgrades.example"],
    ["https://upgrades.example:8443", "upgrades.example:8443"],
  ])("at %s by its own address", (appUrl, host) => {
    expect(passkeyPlace(appUrl, host)).toEqual({ kind: "here" });
  });

  test.each([
    ["http://localhost:3000", "127.0.0.1:3000"],
    ["http://localhost:3000", "[::1]:3000"],
    ["https://upgrades.example", "www.upgrades.example"],
    ["https://upgrades.example", null],
    ["https://upgrades.example", "not a host"],
  ])("elsewhere than where one is: %s for %s", (appUrl, host) => {
    expect(passkeyPlace(appUrl, host)).toEqual({ kind: "elsewhere", origin: appUrl });
  });

  test.each(["http://127.0.0.1:3000", "https://192.0.2.7", "https://[2001:db8::7]:8443", "http://upgrades.example"])(
    "nowhere at %s",
    (appUrl) => {
      expect(passkeyPlace(appUrl, new URL(appUrl).host)).toEqual({ kind: "nowhere" });
    },
  );
});

test("of the origins that are believed, those of the app's own domain are those of its passkeys", () => {
  const local = ["http://localhost:3000", "http://127.0.0.1:3000"];
  expect(passkeyOrigins("http://localhost:3000", local)).toEqual(["http://localhost:3000"]);
  expect(passkeyOrigins("https://upgrades.example", ["https://upgrades.example", ...local])).toEqual([
    "https://upgrades.example",
  ]);
});
