import Papa from "papaparse";

/** One record of a file: the line it begins on, from 1, how many lines it takes, and its cells; `null` for quotes left open. */
export type CsvRecord = { readonly line: number; readonly lines: number; readonly cells: readonly string[] | null };

/** Separators that spreadsheets write. */
export const DELIMITERS = [",", ";", "\t"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** A quoted cell that goes on for longer than this is a quote that somebody forgot. */
const LONGEST_CELL_LINES = 50;

/** Lines of a text, whichever way they end; a byte order mark is no part of the first. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);

function cellsOf(record: string, delimiter: Delimiter): readonly string[] | null {
  if (!record.includes('"')) return record.split(delimiter);
  const { data, errors } = Papa.parse<string[]>(record, { delimiter, newline: "\n" });
  const [row] = data;
  return data.length === 1 && row && errors.length === 0 ? row : null;
}

const quotesIn = (line: string): number => line.split('"').length - 1;

/** How many lines a record takes whose first line leaves a quote open; `null` where none of the next ones closes it. */
function endOfQuote(lines: readonly string[], at: number): number | null {
  for (let n = at + 1; n < lines.length && n <= at + LONGEST_CELL_LINES; n++)
    if (quotesIn(lines[n] ?? "") % 2 === 1) return n - at + 1;
  return null;
}

/**
 * The record that begins on line `at` (from 0). Several lines are one record only where they are well-formed as one: a quote
 * that somebody forgot, or that is part of a name, costs its own line and none of the next.
 */
export function recordAt(lines: readonly string[], at: number, delimiter: Delimiter): CsvRecord {
  const first = lines[at] ?? "";
  const length = quotesIn(first) % 2 === 1 ? endOfQuote(lines, at) : null;
  if (length !== null) {
    const cells = cellsOf(lines.slice(at, at + length).join("\n"), delimiter);
    if (cells) return { line: at + 1, lines: length, cells };
  }
  return { line: at + 1, lines: 1, cells: cellsOf(first, delimiter) };
}

/** What a spreadsheet takes for a formula when a cell begins with it, the broad forms of the signs included. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell as a spreadsheet shows it as text: one more `'` before what it would take for a formula. */
const safe = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell that was meant: the `'` that keeps a formula from being one is no part of it. */
export const meant = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** A file that reads back as the same cells, in which no cell is a formula. Begins with a byte order mark, lines end in CRLF. */
export const writeCsv = (rows: readonly (readonly string[])[], delimiter: Delimiter): string =>
  `\uFEFF${Papa.unparse(
    rows.map((row) => row.map(safe)),
    { delimiter, newline: "\r\n" },
  )}\r\n`;
