import type { Instant } from "#lib/time/instant.ts";

/** Characters of one message. */
export const TEXT_MAX = 4000;

/** What somebody wrote about a booking. */
export type ThreadMessage = {
  readonly id: string;
  /** Later than every earlier message of the same booking. */
  readonly at: Instant;
  /** The name as it was then. */
  readonly by: string;
  readonly byStaff: boolean;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
  /** A note of the desk to itself, which no customer sees. */
  readonly internal: boolean;
};

/**
 * Text as a thread keeps it: line breaks of every kind are `\n`, no other control characters, no half of a surrogate pair, no
 * white space at its ends or at the ends of lines.
 */
export const plainLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    // Line by line: a pattern for the ends of lines takes the square of a long run of spaces.
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
