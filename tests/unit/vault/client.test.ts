import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { derivedRing, newKey, ringOf, seal, unseal } from "#lib/vault/client.ts";
import { type Place, readToken } from "#lib/vault/envelope.ts";

// A thousand runs each, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 1000 };

const places: fc.Arbitrary<Place> = fc.record({
  table: fc.constantFrom("console_secret", "data_key", "form_reply"),
  row: fc.string({ maxLength: 40 }),
  field: fc.constantFrom("sealed", "wrapped"),
});

const texts = fc.string({ unit: "binary", maxLength: 300 }).map((text) => text.toWellFormed());

const ring = [newKey("k1")];

const bodyOf = (token: string): Buffer => {
  const read = readToken(token);
  if (!read.ok) throw new Error("no token");
  return Buffer.from(read.value.body, "base64url");
};

describe("a sealed text", () => {
  it("opens in its own place, whatever it is", () => {
    fc.assert(
      fc.property(places, texts, (place, text) => {
        expect(unseal(ring, place, seal(ring, place, text))).toEqual({ ok: true, value: text });
      }),
      RUNS,
    );
  });

  it("does not open in any other place", () => {
    fc.assert(
      fc.property(places, places, texts, (place, other, text) => {
        fc.pre(JSON.stringify(place) !== JSON.stringify(other));
        expect(unseal(ring, other, seal(ring, place, text))).toEqual({ ok: false, error: "not-authentic" });
      }),
      RUNS,
    );
  });

  it("does not open once a single bit of it is changed", () => {
    fc.assert(
      fc.property(places, texts, fc.nat(), (place, text, at) => {
        const bytes = bodyOf(seal(ring, place, text));
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(unseal(ring, place, `v1.k1.${bytes.toString("base64url")}`)).toEqual({ ok: false, error: "not-authentic" });
      }),
      RUNS,
    );
  });

  it("opens in one spelling only: spare bits at the end of the token do not pass", () => {
    const place = { table: "t", row: "r", field: "f" };
    const token = seal(ring, place, "12");
    const end = token.at(-1) ?? "";
    const twins = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].filter((char) => char !== end);
    const opened = twins.filter((char) => unseal(ring, place, token.slice(0, -1) + char).ok);
    expect(opened).toEqual([]);
  });

  it("shows neither the text nor a pattern of it: the same text sealed twice gives two tokens", () => {
    const place = { table: "t", row: "r", field: "f" };
    const tokens = Array.from({ length: 100 }, () => seal(ring, place, "the same secret"));
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.filter((token) => bodyOf(token).toString("latin1").includes("secret"))).toEqual([]);
  });

  it("is a token of version, key and body", () => {
    expect(seal(ring, { table: "t", row: "r", field: "f" }, "x")).toMatch(/^v1\.k1\.[\w-]{39}$/);
  });

  it.each([
    "",
    "v1",
    "v1.k1.",
    "v2.k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "v1.k1.short",
    "v1.k 1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("%j is no token", (token) => {
    expect(unseal(ring, { table: "t", row: "r", field: "f" }, token)).toEqual({ ok: false, error: "malformed" });
  });
});

describe("a ring of keys", () => {
  const place = { table: "t", row: "r", field: "f" };
  const [older, newer] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];

  it("seals with the newest and opens what any of them sealed", () => {
    const before = seal(ringOf([older]), place, "kept");
    const rotated = ringOf([newer, older]);
    expect(unseal(rotated, place, before)).toEqual({ ok: true, value: "kept" });
    expect(unseal(ringOf([newer]), place, seal(rotated, place, "new"))).toEqual({ ok: true, value: "new" });
  });

  it("does not open what a key sealed that it no longer holds", () => {
    expect(unseal(ringOf([newer]), place, seal(ringOf([older]), place, "gone"))).toEqual({ ok: false, error: "unknown-key" });
  });

  it("names a key the same way wherever it stands, and never by its own bytes", () => {
    const ids = [ringOf([older, newer])[0]?.id, ringOf([newer, older])[1]?.id];
    expect(ids[0]).toBe(ids[1]);
    expect(Buffer.from(older, "base64").toString("hex")).not.toContain(ids[0] ?? "");
  });

  it("keeps purposes apart: what is derived for one does not open the other", () => {
    const base = ringOf([newer]);
    const sealed = seal(derivedRing(base, "form reply"), place, "typed");
    expect(unseal(base, place, sealed)).toEqual({ ok: false, error: "not-authentic" });
    expect(unseal(derivedRing(base, "form reply"), place, sealed)).toEqual({ ok: true, value: "typed" });
  });

  it("without keys seals nothing", () => {
    expect(() => seal([], place, "x")).toThrow("no key");
  });
});
