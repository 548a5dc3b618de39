import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { instant } from "#lib/time/instant.ts";
import { localTime, zoneName } from "#lib/time/zone.ts";

// Laws are tried thousands of times, on machines that may do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

describe("the name of a zone", () => {
  it.each([
    "UTC",
    "GMT",
    "Europe/Sarajevo",
    "America/Argentina/Buenos_Aires",
    "America/Port-au-Prince",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Europe/Kyiv",
    "Europe/Kiev",
    "US/Eastern",
    "EST",
    "EST5EDT",
    "CET",
    "Etc/GMT+5",
    "Etc/UTC",
    "NZ-CHAT",
    "GB",
    "PRC",
    "Japan",
  ])("%s is kept as it is", (text) => {
    expect(zoneName(text)).toBe(text);
  });

  it.each([
    ["utc", "UTC"],
    ["europe/sarajevo", "Europe/Sarajevo"],
  ])("%s is written %s", (text, name) => {
    expect(zoneName(text)).toBe(name);
  });

  it.each([
    "",
    "+01:00",
    "-0500",
    "+01",
    "UTC+1",
    "GMT+7",
    "Z",
    "local",
    "system",
    "default",
    "Mars/Olympus",
    "Europe/Atlantis",
    "BST",
    "IST",
    "PST",
    "ist",
    "SystemV/AST4",
    " UTC",
    "Europe/Berlin ",
    "9".repeat(200),
    "../etc/passwd",
    "Factory",
    "undefined",
  ])("%j is refused", (text) => {
    expect(zoneName(text)).toBeNull();
  });

  it("any text at all: it is known or refused, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const name = zoneName(text);
        if (name !== null) expect(localTime(instant(0), name).date).toMatch(/^19(69|70)-/);
      }),
      { numRuns: 2000 },
    );
  });
});
