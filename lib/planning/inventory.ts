import Papa from "papaparse";
import {
  isFiller,
  isPlainlyVersion,
  isWeakRole,
  layoutOfLine,
  type Member,
  memberOfHeading,
  minutesOfCell,
  roleOfWord,
  takeMinutes,
} from "./inventory-words.ts";
import type { Topology } from "./plan.ts";
import { readVersionNumber } from "./version-number.ts";

/** A host as somebody typed it; nothing in it is judged yet. A role is one of the four, or empty. */
export type InventoryHost = { readonly name: string; readonly role: string; readonly version: string; readonly minutes: string };

/**
 * A line that was not read to its end. `kept`: whether its host is in the list all the same; `parts` is then what was left
 * over of it, else the whole line.
 */
export type UnreadLine = { readonly line: number; readonly text: string; readonly parts: string; readonly kept: boolean };

export type Inventory = {
  /** In the order of the lines. */
  readonly hosts: readonly InventoryHost[];
  readonly unread: readonly UnreadLine[];
  /** The layout, where a line of its own says it. */
  readonly layout: Topology | null;
};

type Read = { readonly host: InventoryHost; readonly left: readonly string[] };

/** Longer lines are prose, or something that was never meant to be read. */
const LONGEST_LINE = 500;

const SEPARATORS = ["\t", ";", ",", "|"] as const;

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();

/** Signs that hang on a word and do not belong to it. */
const bare = (word: string): string => word.replace(/^["'([{]+|["')\]},:]+$|(?<=[\p{L}\d])\.$/gu, "");

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== "");

const isReadable = (word: string): boolean =>
  roleOfWord(word) !== undefined || isWeakRole(word) || isPlainlyVersion(word) || isFiller(word);

/** `Host st-a` is st-a; `Server 1` is a name. */
const withoutTitle = (words: readonly string[]): readonly string[] =>
  words[1] !== undefined && isFiller(words[0] ?? "") && !/^\d+$/.test(words[1]) ? words.slice(1) : words;

/** The name comes first. A first cell of several words is a name as it stands, unless all that follows can be read. */
function nameAndWords(cells: readonly string[]): readonly string[] {
  const [first = "", ...rest] = cells;
  const [head = "", ...tail] = withoutTitle(wordsOf(first));
  const isOneName = rest.length > 0 && !tail.every(isReadable) && !/^\p{L}{3,}:\s/u.test(first);
  return [...(isOneName ? [unquoted(first)] : [head, ...tail]), ...rest.flatMap(wordsOf)];
}

/** `Primary: st-a, 3.2.4` puts the role before the name. */
function nameFirst(words: readonly string[]): readonly string[] {
  const [head = "", ...rest] = words;
  if (head.length < 3 || roleOfWord(head) === undefined || rest.some((word) => roleOfWord(word) !== undefined)) return words;
  const place = rest.findIndex((word) => !isReadable(word) && !/^\d+$/.test(word));
  return place < 0 ? words : [rest[place] ?? "", head, ...rest.filter((_, i) => i !== place)];
}

/** Takes the words one by one: a bare number before the version is the version, after it the minutes. */
function hostOfWords([name = "", ...words]: readonly string[], minutes: string): Read {
  const host = { name, role: "", version: "", minutes };
  const hasRole = words.some((word) => roleOfWord(word) !== undefined);
  const left: string[] = [];
  for (const word of words) {
    const role = roleOfWord(word) ?? (!hasRole && isWeakRole(word) ? "processing" : undefined);
    if (role !== undefined && (host.role === "" || host.role === role)) host.role = role;
    else if (host.version === "" && readVersionNumber(word)) host.version = word;
    else if (host.minutes === "" && minutesOfCell(word) !== undefined) host.minutes = word;
    else if (!isFiller(word) && !isWeakRole(word)) left.push(word);
  }
  return { host, left };
}

/** One line, forgivingly: name, role, version and restart, apart by commas, semicolons, tabs, bars or spaces. */
function readFreeLine(line: string): Read {
  const text = line.replace(/^(?:[-*•–—]|\d{1,5}[.)])\s+/, "").replace(/\s#.*$/, "");
  const [first = "", ...others] = text.split(/[,;\t|]/);
  const { minutes, rest } = takeMinutes(others.length > 0 ? others.join(",") : text);
  const cells = others.length > 0 ? [first, ...rest.split(",")] : [rest];
  return hostOfWords(nameFirst(nameAndWords(cells)), minutes);
}

type Table = { readonly separator: string; readonly columns: readonly (Member | undefined)[] };

/** The cells of one line of a table; only quoted ones need a parser. */
const cellsOf = (line: string, separator: string): readonly string[] =>
  (line.includes('"') ? (Papa.parse<string[]>(line, { delimiter: separator }).data[0] ?? []) : line.split(separator)).map(
    (cell) => cell.trim(),
  );

/** What the columns mean, where the line is the heading of a table: a name, and something else that we know. */
function tableOf(line: string): Table | null {
  for (const separator of SEPARATORS) {
    const columns = cellsOf(line, separator).map(memberOfHeading);
    if (columns.includes("name") && columns.filter((column) => column !== undefined).length > 1) return { separator, columns };
  }
  return null;
}

/** The heading of a list that has spaces alone between its columns. */
const isHeading = (line: string): boolean =>
  /^[^\p{L}\d]*(?:host[ \t_-]*)?names?\b/iu.test(line) && /\b(?:role|rolle|version)\b/i.test(line);

/** One row of a table: every cell is what its column says, and what the column cannot hold is kept as typed. */
function readRow(line: string, { separator, columns }: Table): Read {
  const host = { name: "", role: "", version: "", minutes: "" };
  const left: string[] = [];
  cellsOf(line, separator).forEach((cell, i) => {
    const member = columns[i];
    if (member === undefined || cell === "") return;
    if (member === "minutes") host.minutes = minutesOfCell(cell) ?? cell;
    else if (member !== "role") host[member] = cell;
    else {
      host.role = roleOfWord(cell) ?? wordsOf(cell).map(roleOfWord).find(Boolean) ?? (isWeakRole(cell) ? "processing" : "");
      if (host.role === "") left.push(cell);
    }
  });
  return { host, left };
}

/** Whether nothing at all is known of a host. */
export const isBlank = ({ name, role, version, minutes }: InventoryHost): boolean => !(name || role || version || minutes);

/** A free line without role and version that is more than a name is prose: it is told, and makes no host. */
const isProse = ({ host, left }: Read): boolean =>
  host.role === "" && host.version === "" && (left.length > 0 || /\s/.test(host.name));

type Reading = { hosts: InventoryHost[]; unread: UnreadLine[]; layout: Topology | null; table: Table | null };

function readLine(reading: Reading, text: string, line: number): void {
  if (text.length > LONGEST_LINE) {
    const start = text.slice(0, 40);
    reading.unread.push({ line, text, parts: `${start}…`, kept: false });
    return;
  }
  const { table } = reading;
  const row = table && text.includes(table.separator) ? readRow(text, table) : null;
  const read = row ?? readFreeLine(text);
  if (isBlank(read.host) && read.left.length === 0) return;
  if (!row && isProse(read)) {
    reading.unread.push({ line, text, parts: text, kept: false });
    return;
  }
  reading.hosts.push(read.host);
  if (read.left.length > 0) reading.unread.push({ line, text, parts: read.left.join(" "), kept: true });
}

/**
 * Hosts out of a pasted list, one a line, in any of the ways in which people write one; a table with a heading too. Empty
 * lines, remarks (`#`) and headings say nothing. Takes any text; what could not be read is named by its line, from 1.
 */
export function readInventory(text: string): Inventory {
  const reading: Reading = { hosts: [], unread: [], layout: null, table: null };
  text.split(/\r\n|\r|\n/).forEach((untrimmed, i) => {
    const line = untrimmed.replace(/^\uFEFF/, "").trim();
    if (line === "" || line.startsWith("#")) return;
    const layout = reading.table ? undefined : layoutOfLine(line);
    const table = reading.hosts.length === 0 && line.length <= LONGEST_LINE ? tableOf(line) : null;
    if (layout) reading.layout = layout;
    else if (table && !reading.table) reading.table = table;
    else if (reading.table || line.length > LONGEST_LINE || !isHeading(line)) readLine(reading, line, i + 1);
  });
  const { hosts, unread, layout } = reading;
  return { hosts, unread, layout };
}

/** The layout that the roles speak for: processing hosts make a cluster, a storage pair alone a mirror. */
export function layoutOfRoles(hosts: readonly Pick<InventoryHost, "role">[]): Topology | null {
  const roles = new Set(hosts.map(({ role }) => role));
  if (roles.has("processing")) return "cluster";
  return roles.has("primary") && roles.has("secondary") ? "mirror" : null;
}
