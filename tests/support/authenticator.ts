import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

/** The part of CBOR that an attestation is made of. Source: RFC 8949, section 3. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...(value as ReadonlyMap<number | string, Cbor>)];
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, held]) => [cbor(key), cbor(held)])]);
}

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** What may be amiss with a device or its browser. */
export type Quirks = {
  /** Whether whoever holds the device was checked. */
  readonly verified?: boolean;
  readonly origin?: string;
  readonly domain?: string;
  readonly counter?: number;
  readonly challenge?: string;
  readonly id?: Buffer;
};

type Options = { readonly challenge: string; readonly rp?: { readonly id: string }; readonly rpId?: string };

/** A device with one passkey, as far as servers see it: WebAuthn Level 3, sections 6.1 and 6.5, with ES256 and no attestation. */
export function anAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  let id: Buffer = randomBytes(16);
  let uses = 0;

  const clientData = (type: string, options: Options, quirks: Quirks): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: quirks.challenge ?? options.challenge,
        origin: quirks.origin ?? origin,
        crossOrigin: false,
      }),
    );

  const authenticatorData = (domain: string, flags: number, { verified = true, counter = ++uses }: Quirks): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(domain), Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), count]);
  };

  const attested = (): Buffer => {
    const key = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]),
    );
    return Buffer.concat([Buffer.alloc(16), Buffer.from([id.length >> 8, id.length & 255]), id, key]);
  };

  const credential = (response: Record<string, unknown>): string =>
    JSON.stringify({
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response,
    });

  return {
    /** What the browser sends after the options of a registration. */
    create(options: Options, quirks: Quirks = {}): string {
      id = quirks.id ?? id;
      const domain = quirks.domain ?? options.rp?.id ?? "";
      const authData = Buffer.concat([authenticatorData(domain, ATTESTED, quirks), attested()]);
      const attestation = cbor(
        new Map<string, Cbor>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", authData],
        ]),
      );
      return credential({
        clientDataJSON: clientData("webauthn.create", options, quirks).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    /** What the browser sends after the options of a sign-in. */
    get(options: Options, quirks: Quirks = {}): string {
      const authData = authenticatorData(quirks.domain ?? options.rpId ?? "", 0, quirks);
      const data = clientData("webauthn.get", options, quirks);
      return credential({
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey).toString("base64url"),
        userHandle: randomBytes(32).toString("base64url"),
      });
    },
    id: () => id,
  };
}

export type Authenticator = ReturnType<typeof anAuthenticator>;
