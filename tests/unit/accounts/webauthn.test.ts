import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { credentialByHand, optionsByHand } from "#app/_accounts/webauthn.ts";
import { assertionSchema, credentialIn, registrationSchema } from "#lib/accounts/passkeys/credential.ts";

const bytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text)).buffer;

const base64url = (text: string): string => Buffer.from(text).toString("base64url");

describe("a browser that does not read options itself", () => {
  test("gets bytes for every text that stands for some, and all else as it was", () => {
    const read = optionsByHand({
      challenge: base64url("challenge?>"),
      rp: { id: "localhost" },
      user: { id: base64url("user"), name: "kim" },
      excludeCredentials: [{ id: base64url("one"), type: "public-key" }],
    });
    expect(read).toEqual({
      challenge: new Uint8Array(bytes("challenge?>")),
      rp: { id: "localhost" },
      user: { id: new Uint8Array(bytes("user")), name: "kim" },
      excludeCredentials: [{ id: new Uint8Array(bytes("one")), type: "public-key" }],
      allowCredentials: [],
    });
  });

  test("reads any bytes as they were", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (random) => {
        const { challenge } = optionsByHand({ challenge: Buffer.from(random).toString("base64url") });
        expect([...(challenge as Uint8Array)]).toEqual([...random]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a credential written by hand", () => {
  const common = { id: base64url("id"), rawId: bytes("id"), type: "public-key" };

  test("of a new passkey is what the server takes", () => {
    const response = {
      clientDataJSON: bytes("{}"),
      attestationObject: bytes("attestation"),
      getTransports: () => ["internal", "hybrid"],
    } as unknown as AuthenticatorResponse;
    const read = credentialIn(JSON.stringify(credentialByHand({ ...common, response })), registrationSchema);
    expect(read).toMatchObject({
      rawId: base64url("id"),
      response: { attestationObject: base64url("attestation"), transports: ["internal", "hybrid"] },
    });
  });

  test("of a sign-in is what the server takes, with a user handle or without", () => {
    const signed = { clientDataJSON: bytes("{}"), authenticatorData: bytes("data"), signature: bytes("signature") };
    for (const [userHandle, told] of [
      [bytes("user"), base64url("user")],
      [null, undefined],
    ] as const) {
      const response = { ...signed, userHandle } as unknown as AuthenticatorResponse;
      const read = credentialIn(JSON.stringify(credentialByHand({ ...common, response })), assertionSchema);
      expect(read?.response).toMatchObject({ signature: base64url("signature") });
      expect(read?.response.userHandle).toBe(told);
    }
  });
});

describe("what a form says a device said", () => {
  const sound = { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {}, response: {} };
  const response = { clientDataJSON: "AA", attestationObject: "AA", transports: ["usb", "telepathy", 5] };

  test("is read without what no check needs", () => {
    const text = JSON.stringify({
      ...sound,
      more: 1,
      authenticatorAttachment: "odd",
      response: { ...response, publicKey: "AA" },
    });
    expect(credentialIn(text, registrationSchema)).toEqual({
      ...sound,
      authenticatorAttachment: undefined,
      response: { clientDataJSON: "AA", attestationObject: "AA", transports: [] },
    });
  });

  test.each(["", "{", "null", "[]", "5", JSON.stringify(sound), JSON.stringify({ ...sound, response, id: "with space" })])(
    "is nothing where it is %j",
    (text) => {
      expect(credentialIn(text, registrationSchema)).toBeNull();
    },
  );
});
