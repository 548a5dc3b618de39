import type { Translate } from "#lib/messages/translator.ts";
import { type Line, rulebook } from "#lib/planning/rulebook.ts";
import type { VersionNumber } from "#lib/planning/version-number.ts";

/** The versions to choose from in one release line, newest first. */
export type VersionGroup = {
  readonly line: string;
  readonly versions: readonly string[];
  /** Whether everything older belongs to it too. */
  readonly open: boolean;
};

const minors = (major: number, from: number, to: number): readonly string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${major}.${to - i}.x`);

/** The last minor version that the rulebook names inside a line: one of its waypoints, else the one below the line's end. */
function lastMinor({ below }: Line): VersionNumber {
  const inside = rulebook.waypoints.map(({ version }) => version).filter(({ major }) => major === below.major - 1);
  if (below.minor > 0) return { ...below, minor: below.minor - 1 };
  return inside.at(-1) ?? { major: below.major - 1, minor: 0, patch: 0 };
}

/**
 * What the rulebook names of a line: whole minor versions between its bounds. Where a line runs over two majors, the older
 * one is known by its first version alone. Everything else can be typed.
 */
function versionsOf(line: Line): readonly string[] {
  const last = lastMinor(line);
  if (line.guiUpdate) return [`${last.major}.x`];
  if (line.from.major === last.major) return minors(last.major, line.from.minor, last.minor);
  const older = line.from.major === 0 ? [] : minors(line.from.major, line.from.minor, line.from.minor);
  return [...minors(last.major, 0, last.minor), ...older];
}

/** Every release line with its versions, oldest line first. */
export const knownVersions = (): readonly VersionGroup[] =>
  rulebook.lines.map((line) => ({ line: line.id, versions: versionsOf(line), open: line.from.major === 0 }));

const bare = (version: string): string => version.replace(/\.x$/, "");

/** `3.2 and earlier`, `3.3 to 4.2`, `5.x`: a line by its first and last version. */
export function lineName({ versions, open }: VersionGroup, t: Translate): string {
  const [last = "", from = ""] = [versions[0], versions.at(-1)];
  if (open) return t("planner.range.earlier", { to: bare(last) });
  return versions.length === 1 ? last : t("planner.range.between", { from: bare(from), to: bare(last) });
}
