import { DELIMITERS, type Delimiter, recordAt } from "./csv.ts";

/** What a list may say about a VPS, in the order in which it stands where there is no row of headings. */
export const COLUMNS = ["name", "host", "owner", "zone", "critical", "way"] as const;

export type Column = (typeof COLUMNS)[number];

/** Headings that people write, in small letters and without signs, in English and German. */
const HEADINGS: Readonly<Record<Column, RegExp>> = {
  name: /^(name|(vps|vm)( ?name)?|server ?name|virtual server)$/,
  host: /^((on )?host( ?name)?|node|knoten|rechner|wirt)$/,
  owner: /^(owner( ?name)?|customer|client|eigent(ü|ue)mer(in)?|besitzer(in)?|inhaber(in)?|kunde|kundin)$/,
  zone: /^((owner ?s? )?(time ?)?zone( of (the )?owner)?|zeitzone( des (eigentümers|kunden|besitzers))?)$/,
  critical: /^((is )?critical|kritisch|wichtig)$/,
  way: /^(way|weg|vorgehen)$/,
};

const heading = (cell: string): string =>
  cell
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

const columnOf = (cell: string): Column | null => COLUMNS.find((column) => HEADINGS[column].test(heading(cell))) ?? null;

/** How a list is laid out: its separator, the line its rows begin on (from 0), which cell says what, and headings nobody knows. */
export type Layout = {
  readonly delimiter: Delimiter;
  readonly firstRow: number;
  readonly places: Readonly<Partial<Record<Column, number>>>;
  readonly unknown: readonly string[];
  /** Whether some heading is that of the way; without headings nobody means it. */
  readonly saysWay: boolean;
};

type Places = Partial<Record<Column, number>>;

/** The first cell with a heading counts; a second one of the same meaning is not used. */
function placesOf(cells: readonly string[]): { readonly places: Places; readonly unknown: readonly string[] } {
  const places: Places = {};
  const unknown: string[] = [];
  cells.forEach((cell, place) => {
    const column = columnOf(cell);
    if (column && places[column] === undefined) places[column] = place;
    else if (cell.trim() !== "") unknown.push(cell.trim());
  });
  return { places, unknown };
}

const IN_ORDER: Places = Object.fromEntries(COLUMNS.map((column, place) => [column, place]));

/** `sep=;`, which spreadsheets write and read as a first line. */
const declared = (line: string): Delimiter | null => DELIMITERS.find((sign) => line.trim() === `sep=${sign}`.trim()) ?? null;

/** Where nothing else tells, the separator that the first lines have most of. */
function commonest(lines: readonly string[]): Delimiter {
  const sample = lines.slice(0, 20).join("\n");
  const count = (sign: Delimiter) => sample.split(sign).length;
  return DELIMITERS.reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

/**
 * How the lines of a list are laid out. The first line that is not empty is a row of headings when it names at least the
 * columns name and host, with whichever separator; else the columns are in the order of `COLUMNS`.
 */
export function layoutOf(lines: readonly string[]): Layout {
  const start = lines.findIndex((line) => line.trim() !== "");
  if (start === -1) return { delimiter: ",", firstRow: lines.length, places: IN_ORDER, unknown: [], saysWay: false };
  const said = declared(lines[start] ?? "");
  const head = said === null ? start : lines.findIndex((line, n) => n > start && line.trim() !== "");
  if (head === -1) return { delimiter: said ?? ",", firstRow: lines.length, places: IN_ORDER, unknown: [], saysWay: false };
  for (const delimiter of said === null ? DELIMITERS : [said]) {
    const { cells, lines: length } = recordAt(lines, head, delimiter);
    const { places, unknown } = placesOf(cells ?? []);
    if (places.name !== undefined && places.host !== undefined)
      return { delimiter, firstRow: head + length, places, unknown, saysWay: places.way !== undefined };
  }
  return { delimiter: said ?? commonest(lines.slice(head)), firstRow: head, places: IN_ORDER, unknown: [], saysWay: false };
}
