import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { rulebook } from "./rulebook.ts";
import { compareNumbers, readVersionNumber, type VersionNumber } from "./version-number.ts";

/** A version of a host. `text` is what was typed, without the spaces around it. */
export type Version = VersionNumber & { readonly text: string };

export type VersionFaultCode = "version-not-understood" | "version-not-covered";

/** Whether the rulebook has a line for this version; it ends below the first version that nobody has described yet. */
export const isCovered = (version: VersionNumber): boolean => compareNumbers(version, rulebook.coverage.below) < 0;

/**
 * Reads a version as people type it (`3.2`, `v4.8.2`, `5.x`; the exact forms are those of `VERSION_FORM`).
 * A well-formed version outside the rulebook is `version-not-covered`, everything else `version-not-understood`.
 */
export function parseVersion(text: string): Result<Version, VersionFaultCode> {
  const numbers = readVersionNumber(text);
  if (!numbers) return refuse("version-not-understood");
  return isCovered(numbers) ? done({ ...numbers, text: text.trim() }) : refuse("version-not-covered");
}

/** Order of versions by their numbers; how they were typed does not count. */
export const compareVersions = (a: Version, b: Version): number => compareNumbers(a, b);

/** The version as typed, without a `v` before it, to stand beside the waypoints' own spelling. */
export const plainText = (version: Version): string => version.text.replace(/^[vV]/, "");
