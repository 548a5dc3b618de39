/** RFC 4648, section 6, in small letters: mail systems may change the case of an address on its way. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** Bytes of the signature in an address: 160 bits, so that its letters have no bits to spare. */
export const SIGNATURE_BYTES = 20;

const LOCAL_PART = /^reply\+(ud-\d{1,12})-([a-z2-7]{32})$/;

/** Five bits a letter, without padding; as many bytes as give whole letters. */
function base32(bytes: Uint8Array): string {
  let text = "";
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 5; count -= 5) text += LETTERS[(bits >> (count - 5)) & 31];
    bits &= (1 << count) - 1;
  }
  return text;
}

/** `reply+ud-2401-<signature>@domain`, at most 58 characters before the `@`. `signature` has SIGNATURE_BYTES bytes. */
export const replyAddress = (reference: string, signature: Uint8Array, domain: string): string =>
  `reply+${reference.toLowerCase()}-${base32(signature)}@${domain}`;

export type ReplyParts = { readonly reference: string; readonly signature: string };

/** The signature as it stands in an address. */
export const writtenSignature = base32;

/** The parts of an address for answers at this domain, in any case; `null` for every other address. */
export function replyParts(address: string, domain: string): ReplyParts | null {
  const [local = "", host, ...more] = address.toLowerCase().split("@");
  const [, reference, signature] = LOCAL_PART.exec(local) ?? [];
  if (host !== domain.toLowerCase() || more.length > 0 || reference === undefined || signature === undefined) return null;
  return { reference: reference.toUpperCase(), signature };
}
