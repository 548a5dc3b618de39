import type { HostRole } from "#lib/planning/plan.ts";
import { readVersionNumber } from "#lib/planning/version-number.ts";
import type { DraftHost } from "./draft.ts";

/** Words that people write for a role, in small letters; the beginning is enough. */
const ROLE_WORDS: readonly (readonly [RegExp, HostRole])[] = [
  [/^(prim|master$)/, "primary"],
  [/^(sec|sek|slave$|standby)/, "secondary"],
  [/^(proc|comp|proz|verarb|rechen)/, "processing"],
  [/^(back|bkp|sicher)/, "backup"],
];

const roleOf = (part: string): HostRole | undefined => ROLE_WORDS.find(([words]) => words.test(part.toLowerCase()))?.[1];

const minutesOf = (part: string): string | undefined => /^(\d{1,5})(?:\s*m(?:in(?:utes?|uten)?)?\.?)?$/i.exec(part)?.[1];

/** Commas, semicolons, tabs or bars between the parts; where a line has none of them, spaces. */
function partsOf(line: string): readonly string[] {
  const spaced = () =>
    line
      .replace(/\bhost\b/gi, "")
      .replace(/(\s\d{1,5})\s+min\w*\.?/gi, "$1")
      .split(/\s+/);
  const parts = /[,;\t|]/.test(line) ? line.split(/[,;\t|]/) : spaced();
  return parts.map((part) => part.trim().replace(/^["']|["']$/g, ""));
}

/** A heading of a table, as it comes along when somebody copies one. */
const isHeading = (line: string): boolean => /^\W*(host)?\s*names?\b/i.test(line) && /\b(role|rolle|version)\b/i.test(line);

/**
 * One line, forgivingly: the name comes first, then role, version and restart minutes in any order. A bare number before the
 * version is the version, after it the minutes. What fits nowhere is left over.
 */
function readLine(line: string): { readonly host: DraftHost; readonly left: readonly string[] } {
  const [name = "", ...rest] = partsOf(line);
  const host = { name, role: "", version: "", minutes: "" };
  const left: string[] = [];
  for (const part of rest.filter((text) => text !== "")) {
    const role = roleOf(part);
    const minutes = minutesOf(part);
    if (host.role === "" && role !== undefined) host.role = role;
    else if (host.version === "" && readVersionNumber(part)) host.version = part;
    else if (host.minutes === "" && minutes !== undefined) host.minutes = minutes;
    else left.push(part);
  }
  return { host, left };
}

export type HostList = {
  readonly hosts: readonly DraftHost[];
  /** Lines, by their number from 1, of which a part could not be read; their hosts are in the list as far as they were. */
  readonly unread: readonly { readonly line: number; readonly parts: string }[];
};

/** Hosts out of a pasted list, one a line; empty lines and a heading are passed over. */
export function readHostList(text: string): HostList {
  const lines = text.split(/\r\n|\r|\n/).map((line, i) => ({ line: line.trim(), number: i + 1 }));
  const read = lines
    .filter(({ line }) => line !== "" && !isHeading(line))
    .map(({ line, number }) => ({ number, ...readLine(line) }));
  return {
    hosts: read.map(({ host }) => host),
    unread: read.flatMap(({ number, left }) => (left.length > 0 ? { line: number, parts: left.join(", ") } : [])),
  };
}

/** The list that reads back as the same hosts. */
export const writeHostList = (hosts: readonly DraftHost[]): string =>
  hosts.map(({ name, role, version, minutes }) => [name, role, version, minutes].join(", ").replace(/(, )+$/, "")).join("\n");
