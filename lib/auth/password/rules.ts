import { COMMON_WORDS } from "./common-words.ts";

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export type PasswordFault = "too-short" | "too-long" | "common" | "personal" | "repeated" | "sequence";

/** What is known about whoever chooses the password. */
export type Person = { readonly email?: string | undefined; readonly name?: string | undefined };

const LETTERS_FOR_SIGNS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
  "€": "e",
};

const lettersOnly = (text: string): string => text.replace(/[^\p{L}]/gu, "");

/** `P@ssw0rd` reads as `password`. */
const unmasked = (text: string): string => [...text].map((sign) => LETTERS_FOR_SIGNS[sign] ?? sign).join("");

const longestWord = Math.max(...[...COMMON_WORDS].map((word) => word.length));

/** Whether the letters are common words one after the other and nothing else. */
function isOnlyCommonWords(letters: string): boolean {
  const reached = new Array<boolean>(letters.length + 1).fill(false);
  reached[0] = true;
  for (let start = 0; start < letters.length; start++) {
    if (!reached[start]) continue;
    for (let end = start + 2; end <= Math.min(letters.length, start + longestWord); end++)
      if (COMMON_WORDS.has(letters.slice(start, end))) reached[end] = true;
  }
  return letters.length >= 3 && reached[letters.length] === true;
}

/** Figures and signs around common words add little: up to seven of them are in every guesser's list. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const plain = lettersOnly(lower);
  const masked = lettersOnly(unmasked(lower.replace(/^[\d\W_]+|[\d\W_]+$/g, "")));
  const extras = [...lower].length - plain.length;
  return (extras <= 7 && isOnlyCommonWords(plain)) || isOnlyCommonWords(masked);
}

/** A block of at most four characters over and over: `aaaaaaaaaaaa`, `abcabcabcabc`, `123412341234`. */
function isRepeated(password: string): boolean {
  const signs = [...password.toLowerCase()];
  return [1, 2, 3, 4].some((size) => signs.every((sign, i) => sign === signs[i % size]));
}

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "!@#$%^&*()_+",
];

const RUNS: readonly string[] = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/** How many characters the longest run from `at` covers; a run is three or more neighbours in one of the rows. */
function runFrom(text: string, at: number): number {
  let length = 0;
  for (const run of RUNS) while (at + length < text.length && run.includes(text.slice(at, at + length + 1))) length += 1;
  return length >= 3 ? length : 0;
}

/** Nothing but walks over the keyboard, the alphabet or the figures, two other characters at most. */
function isSequence(password: string): boolean {
  const text = password.toLowerCase();
  let others = 0;
  for (let at = 0; at < text.length; ) {
    const run = runFrom(text, at);
    if (run === 0) others += 1;
    at += Math.max(run, 1);
  }
  return others <= 2;
}

/** The address, its part before the @ or the name, with at most four characters around. Short names prove nothing. */
function isPersonal(password: string, { email = "", name = "" }: Person): boolean {
  const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const own = squeezed(password);
  const parts = [email, email.split("@")[0] ?? "", name, [...name.split(/\s+/)].reverse().join("")].map(squeezed);
  return parts.some((part) => part.length >= 5 && own.includes(part) && own.length - part.length <= 4);
}

/**
 * Why a password cannot be used, or `null`. Lengths are counted as the store counts them, in UTF-16 units. No rule asks
 * for kinds of characters: length and not being guessed first is what counts.
 */
export function passwordFault(password: string, person: Person = {}): PasswordFault | null {
  if (password.length < PASSWORD_MIN) return "too-short";
  if (password.length > PASSWORD_MAX) return "too-long";
  if (isRepeated(password)) return "repeated";
  if (isSequence(password)) return "sequence";
  if (isPersonal(password, person)) return "personal";
  return isCommon(password) ? "common" : null;
}
