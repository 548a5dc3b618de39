import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isMailAddress } from "#lib/mail/message.ts";
import { replyAddress, replyParts, SIGNATURE_BYTES } from "#lib/mail/reply/reply-address.ts";

const DOMAIN = "reply.example.com";

const settings = vi.hoisted(() => ({ authSecret: "a".repeat(32), inboundDomain: "reply.example.com" as string | undefined }));
vi.mock("#lib/config/env.ts", () => ({ env: () => settings }));

const { inConversation, signerAmong } = await import("#lib/mail/reply/service.ts");

afterEach(() => {
  settings.authSecret = "a".repeat(32);
  settings.inboundDomain = DOMAIN;
});

const BOOKING = { id: "booking-1", reference: "UD-2401" };
const PEOPLE = ["user-1", "user-2", "user-3"];

const addressOf = (userId: string, booking = BOOKING): string => inConversation(booking, userId).replyTo ?? "";

/** Whose the address is, of all who may write about the booking it names. */
function signerOf(address: string, { id, reference } = BOOKING): string | null {
  const parts = replyParts(address, DOMAIN);
  return parts?.reference === reference ? signerAmong(parts.signature, id, PEOPLE) : null;
}

describe("an address for answers", () => {
  test("is one plain address of at most 64 characters before the @, for every signature and reference", () => {
    const bytes = fc.uint8Array({ minLength: SIGNATURE_BYTES, maxLength: SIGNATURE_BYTES });
    const law = fc.property(bytes, fc.integer({ min: 0, max: 999_999_999_999 }), (signature, number) => {
      const address = replyAddress(`UD-${number}`, signature, DOMAIN);
      expect(isMailAddress(address)).toBe(true);
      expect(address.indexOf("@")).toBeLessThanOrEqual(64);
      expect(replyParts(address, DOMAIN)).toMatchObject({ reference: `UD-${number}` });
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test("is its person's alone, in any case that a mail system makes of it", () => {
    for (const person of PEOPLE) {
      expect(signerOf(addressOf(person))).toBe(person);
      expect(signerOf(addressOf(person).toUpperCase())).toBe(person);
    }
    expect(new Set(PEOPLE.map((person) => addressOf(person))).size).toBe(3);
  });

  test("opens nothing once any of its characters is another one", () => {
    const good = addressOf("user-2");
    const characters = "abcdefghijklmnopqrstuvwxyz0123456789-+.@_=é ";
    const law = fc.property(fc.nat(good.length - 1), fc.constantFrom(...characters), (place, character) => {
      fc.pre(good[place] !== character);
      expect(signerOf(good.slice(0, place) + character + good.slice(place + 1))).toBeNull();
    });
    fc.assert(law, { numRuns: 3000 });
  });

  test("opens nothing when a character is missing, doubled or moved", () => {
    const good = addressOf("user-2");
    for (let place = 0; place < good.length; place++) {
      expect(signerOf(good.slice(0, place) + good.slice(place + 1))).toBeNull();
      expect(signerOf(good.slice(0, place) + good.charAt(place) + good.slice(place))).toBeNull();
    }
  });

  test("is of one booking, one person and one secret", () => {
    const other = { id: "booking-2", reference: "UD-2402" };
    expect(signerOf(addressOf("user-1").replace("ud-2401", "ud-2402"), other)).toBeNull();
    expect(signerOf(addressOf("user-4"))).toBeNull();
    const address = addressOf("user-1");
    settings.authSecret = "b".repeat(32);
    expect(signerOf(address)).toBeNull();
  });

  test("is not given out where answers by mail are not set up", () => {
    settings.inboundDomain = undefined;
    expect(inConversation(BOOKING, "user-1")).toEqual({ topic: BOOKING.id });
  });

  test.each([
    ["another domain", "reply+ud-2401-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"],
    ["two domains", "reply+ud-2401-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@evil.example@reply.example.com"],
    ["no signature", "reply+ud-2401@reply.example.com"],
    ["no address", "reply"],
    ["nothing", ""],
  ])("is not what has %s", (_, address) => {
    expect(replyParts(address, DOMAIN)).toBeNull();
  });
});
