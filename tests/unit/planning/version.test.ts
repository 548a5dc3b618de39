import { describe, expect, it } from "vitest";
import { compareVersions, isCovered, parseVersion, plainText, type Version } from "#lib/planning/version.ts";
import { VERSION_FORM, writeNumbers } from "#lib/planning/version-number.ts";
import cases from "#tests/cases/versions.json" with { type: "json" };

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(`Not a version: ${text}`);
  return parsed.value;
};

describe("a version is read", () => {
  it.each(cases.read)("$that: $text is $is", ({ text, is, typed }) => {
    const read = version(text);
    expect(writeNumbers(read)).toBe(is);
    expect(read.text).toBe(typed ?? text);
  });
});

describe("a version is refused", () => {
  it.each(cases.refused)("$that: $code", ({ text, code }) => {
    expect(parseVersion(text)).toEqual({ ok: false, error: code });
  });

  it("in no time, however long the text is", () => {
    for (const text of [" ".repeat(2_000_000), `4.8.${" ".repeat(2_000_000)}x`, "1".repeat(2_000_000)])
      expect(VERSION_FORM.test(text)).toBe(false);
  });
});

describe("versions are ordered", () => {
  const rising = "0 3.2 3.2.99 3.3 3.3.1 3.10 4.2.99999 4.3 4.8.2 4.8.10 4.9 4.99999.99999 5 5.0.1".split(" ");

  it("part by part and as numbers, not as text", () => {
    const sorted = rising.toReversed().map(version).toSorted(compareVersions);
    expect(sorted.map(({ text }) => text)).toEqual(rising);
  });

  it("and those that differ only in how they are written are equal", () => {
    expect(compareVersions(version("4.1"), version("v4.1.x"))).toBe(0);
    expect(compareVersions(version("5"), version("5.x.x"))).toBe(0);
  });

  it("and the rulebook's end is exactly at the next line", () => {
    expect(isCovered({ major: 5, minor: 99999, patch: 99999 })).toBe(true);
    expect(isCovered({ major: 6, minor: 0, patch: 0 })).toBe(false);
  });
});

it("a version is shown without the v that was typed before it", () => {
  expect(plainText(version("v4.1.x"))).toBe("4.1.x");
  expect(plainText(version(" V5 "))).toBe("5");
  expect(plainText(version("3.2"))).toBe("3.2");
});
