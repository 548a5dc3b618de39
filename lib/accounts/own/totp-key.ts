const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 without padding. Source: RFC 4648, section 6. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

export type TotpKey = {
  /** Base32 in groups of four, to be typed. */
  readonly key: string;
  /** What an authenticator app opens or scans. */
  readonly uri: string;
};

/** Both forms of one secret. The figures are better-auth's: SHA-1, six digits, 30 seconds. */
export function totpKey(secret: string, account: string, issuer: string): TotpKey {
  const plain = base32(new TextEncoder().encode(secret));
  const query = new URLSearchParams({ secret: plain, issuer, digits: "6", period: "30" });
  return {
    key: plain.replace(/.{4}(?=.)/g, "$& "),
    uri: `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query}`,
  };
}
