import type { PlanHost } from "./plan.ts";
import { type Line, rulebook } from "./rulebook.ts";
import { compareVersions, isCovered, type Version } from "./version.ts";
import { compareNumbers } from "./version-number.ts";

/** The release line of a version. Throws for a version beyond the rulebook, which `judgeHosts` has refused before. */
export function lineOf(version: Version): Line {
  const line = rulebook.lines.find(({ below }) => compareNumbers(version, below) < 0);
  if (!line || !isCovered(version)) throw new Error(`No release line holds version ${version.text}.`);
  return line;
}

/** The oldest version among the hosts, which decides the line. Of equal ones, the one that comes first. */
export function lowestVersion(hosts: readonly PlanHost[]): Version {
  const [first] = hosts;
  if (!first) throw new Error("An installation without hosts has no version.");
  let lowest = first.version;
  for (const { version } of hosts) if (compareVersions(version, lowest) < 0) lowest = version;
  return lowest;
}
