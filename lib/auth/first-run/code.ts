/** Without letters and digits that are mistaken for one another when read from a terminal. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 20 letters of 32: 100 bits. */
const LENGTH = 20;
const GROUP = 5;

/** How long a code is good for; the next start of the app gives a new one. */
export const CODE_HOURS = 24;

/** Bytes that `codeFrom` needs. */
export const CODE_BYTES = LENGTH;

/** `XXXXX-XXXXX-XXXXX-XXXXX`, from random bytes: 256 is a multiple of 32, so each letter is as likely as another. */
export function codeFrom(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length] ?? "");
  const groups = Array.from({ length: LENGTH / GROUP }, (_, group) => letters.slice(group * GROUP, (group + 1) * GROUP).join(""));
  return groups.join("-");
}

/** What is compared: case, spaces and hyphens are the typist's own. */
export const normalizedCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** What is kept of a code. The code itself is printed once and not kept. */
export type KeptCode = {
  /** SHA-256 of the normalized code, hex. */
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
};
