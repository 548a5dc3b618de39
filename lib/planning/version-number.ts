/** A version as three numbers; a part that was missing or `x` is 0. */
export type VersionNumber = { readonly major: number; readonly minor: number; readonly patch: number };

/**
 * How a version may be written: an optional `v`, one to three parts of one to five digits without leading zeros, of which
 * the last or the last two may be `x`, with spaces around it. Five digits keep every part far inside safe integers.
 */
export const VERSION_FORM =
  /^\s*[vV]?(0|[1-9]\d{0,4})(?:\.(?:(0|[1-9]\d{0,4})(?:\.(?:(0|[1-9]\d{0,4})|[xX]))?|[xX](?:\.[xX])?))?\s*$/;

/** The three numbers of a written version, or `null` where the text has another form. Says nothing about coverage. */
export function readVersionNumber(text: string): VersionNumber | null {
  const parts = VERSION_FORM.exec(text);
  if (!parts) return null;
  const [, major = 0, minor = 0, patch = 0] = parts;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Negative where `a` is the older one, 0 where both count the same (`4.1` and `4.1.x`). */
export const compareNumbers = (a: VersionNumber, b: VersionNumber): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** The version written out in full, `4.1.0`. */
export const writeNumbers = (version: VersionNumber): string => `${version.major}.${version.minor}.${version.patch}`;
