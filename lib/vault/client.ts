import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { additionalData, KEY_BYTES, NONCE_BYTES, type Place, readToken, TAG_BYTES, writeToken } from "./envelope.ts";

const CIPHER = "aes-256-gcm";

/** `id` names the key in the token; it says nothing about the key's bytes. */
export type SealingKey = { readonly id: string; readonly bytes: Buffer };

/** Newest first: the first seals, all of them open. */
export type Ring = readonly SealingKey[];

export type OpenFault = "malformed" | "unknown-key" | "not-authentic";

/** The ring out of `VAULT_KEY`: keys of 32 bytes in base64, newest first. */
export const ringOf = (keys: readonly string[]): Ring =>
  keys.map((text) => {
    const bytes = Buffer.from(text, "base64");
    return { id: createHash("sha256").update("vault key id").update(bytes).digest("hex").slice(0, 12), bytes };
  });

/** The same ring for another purpose: what one purpose sealed, the other cannot open. */
export const derivedRing = (ring: Ring, purpose: string): Ring =>
  ring.map(({ id, bytes }) => ({ id, bytes: Buffer.from(hkdfSync("sha256", bytes, "", purpose, KEY_BYTES)) }));

/** A fresh key under a name. */
export const newKey = (id: string): SealingKey => ({ id, bytes: randomBytes(KEY_BYTES) });

/** Seals a text for one place with the ring's first key; every call gives another token. Throws where the ring is empty. */
export function seal([key]: Ring, place: Place, text: string): string {
  if (!key) throw new Error("There is no key to seal with");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additionalData(place, key.id)));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return writeToken({ keyId: key.id, body: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url") });
}

/** The text of a token of this very place. A changed bit, another place or another key is `not-authentic`. */
export function unseal(ring: Ring, place: Place, token: string): Result<string, OpenFault> {
  const envelope = readToken(token);
  if (!envelope.ok) return envelope;
  const { keyId, body } = envelope.value;
  const key = ring.find(({ id }) => id === keyId);
  if (!key) return refuse("unknown-key");
  const bytes = Buffer.from(body, "base64url");
  // base64url has spare bits at its end; only the one spelling that was written counts.
  if (bytes.toString("base64url") !== body) return refuse("not-authentic");
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(additionalData(place, keyId)));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return done(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8"));
  } catch {
    return refuse("not-authentic");
  }
}
