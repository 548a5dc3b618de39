import { done, type Result, refuse } from "#lib/kernel/result.ts";

/** Where a sealed value lives. Sealed with it as additional data, so that a copy in another place does not open. */
export type Place = { readonly table: string; readonly row: string; readonly field: string };

/** A sealed value as it is stored: `v1.<keyId>.<base64url>`; the body is nonce, authentication tag and cipher text. */
export type Envelope = { readonly keyId: string; readonly body: string };

/** AES-256-GCM as NIST SP 800-38D recommends it: a random nonce of 96 bits and the full tag. */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const KEY_BYTES = 32;

const TOKEN = /^v1\.([\w-]{1,64})\.([\w-]{38,})$/;

export const writeToken = ({ keyId, body }: Envelope): string => `v1.${keyId}.${body}`;

export function readToken(token: string): Result<Envelope, "malformed"> {
  const [, keyId, body] = TOKEN.exec(token) ?? [];
  return keyId === undefined || body === undefined ? refuse("malformed") : done({ keyId, body });
}

/** The additional data: place and key, written so that no two of them read alike. */
export const additionalData = ({ table, row, field }: Place, keyId: string): string =>
  JSON.stringify(["v1", table, row, field, keyId]);
