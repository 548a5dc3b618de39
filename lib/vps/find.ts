import { isGone, type Line } from "./sheet.ts";
import { ownerKey } from "./vps.ts";

export const SORTS = ["name", "host", "owner", "critical", "off"] as const;

export type Sort = (typeof SORTS)[number];

/** What somebody looks for in a list of VPSs. */
export type Wanted = {
  /** In name, host or owner, whatever the case; "" is all. */
  readonly q: string;
  /** An owner by name, "" for VPSs of nobody; `null` is all. */
  readonly owner: string | null;
  /** A host by name; `null` is all. */
  readonly host: string | null;
  /** `critical`: only those; `gone`: only those on a host that is no longer there. */
  readonly only: "critical" | "gone" | null;
  readonly sort: Sort;
  readonly backwards: boolean;
};

type Test = (line: Line) => boolean;

function testsOf({ q, owner, host, only }: Wanted): readonly Test[] {
  const text = q.trim().toLowerCase();
  const [wantedOwner, wantedHost] = [owner === null ? null : ownerKey(owner), host?.toLowerCase() ?? null];
  const has = (part: string | null): boolean => part?.toLowerCase().includes(text) ?? false;
  const tests: (Test | null)[] = [
    text === "" ? null : ({ vps }) => has(vps.name) || has(vps.host) || has(vps.owner),
    wantedOwner === null ? null : ({ vps }) => ownerKey(vps.owner) === wantedOwner,
    wantedHost === null ? null : ({ vps }) => vps.host.toLowerCase() === wantedHost,
    only === null ? null : only === "gone" ? isGone : ({ vps }) => vps.critical,
  ];
  return tests.filter((test) => test !== null);
}

/** An unknown length counts as longer than any known one; no host at all as more than that. */
function weight({ lot }: Line): number {
  if (lot === null) return Number.MAX_SAFE_INTEGER;
  return lot.outages.length * 1e9 + (lot.minutes === null ? 1e8 : 0) + lot.knownMinutes;
}

type Key = string | number;

/** After every name. */
const LAST = "\u{10FFFF}";

const KEYS: Readonly<Record<Sort, (line: Line) => Key>> = {
  name: ({ vps }) => ordered(vps.name),
  host: ({ vps }) => ordered(vps.host),
  owner: ({ vps }) => (vps.owner === null ? LAST : ordered(vps.owner)),
  critical: ({ vps }) => (vps.critical ? 0 : 1),
  off: (line) => -weight(line),
};

/** Numbers within names count as numbers, `vps-9` before `vps-10`; case and accents do not. Ten times as fast as a collator. */
const ordered = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, "0"));

const compare = (a: Key, b: Key): number => (a === b ? 0 : a < b ? -1 : 1);

/** Those that are wanted, in the order that is wanted; alike ones stay in the order of the list. */
export function findLines(lines: readonly Line[], wanted: Wanted): readonly Line[] {
  const tests = testsOf(wanted);
  const key = KEYS[wanted.sort];
  const found = lines.filter((line) => tests.every((test) => test(line))).map((line) => ({ line, key: key(line) }));
  const way = wanted.backwards ? -1 : 1;
  return found.sort((a, b) => way * compare(a.key, b.key) || a.line.vps.position - b.line.vps.position).map(({ line }) => line);
}
