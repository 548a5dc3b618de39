import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { COLUMNS, type Layout, layoutOf } from "./columns.ts";
import { type CsvRecord, linesOf, meant, recordAt } from "./csv.ts";
import { type Judged, judgingOf, type RawVps, rowJudge, type VpsFault } from "./judge.ts";
import { MOST_VPS, type VpsEntry, vpsKey } from "./vps.ts";

/** A line, from 1, that is not taken, and why; no fault at all stands for quotes left open. */
export type LineFault = { readonly line: number; readonly faults: readonly VpsFault[] };

export type ReadList = {
  readonly entries: readonly VpsEntry[];
  readonly faults: readonly LineFault[];
  /** Headings of columns that are not used. */
  readonly unknown: readonly string[];
  /** Whether there is a column that says which way a VPS goes. */
  readonly saysWay: boolean;
};

/** The list is longer than an installation takes; `rows` is how many it has. */
export type TooMany = { readonly rows: number };

const rawOf = (cells: readonly string[], { places }: Layout): RawVps =>
  Object.fromEntries(
    COLUMNS.map((column) => {
      const place = places[column];
      return [column, place === undefined ? "" : meant(cells[place] ?? "")];
    }),
  ) as RawVps;

const isEmpty = ({ cells }: CsvRecord): boolean => cells?.every((cell) => cell.trim() === "") ?? false;

const notOneLine = (judged: Judged): boolean =>
  "faults" in judged && judged.faults.some(({ code }) => code === "name-not-one-line" || code === "owner-not-one-line");

type Row = { readonly line: number; readonly judged: Judged };

const OPEN_QUOTES: Judged = { faults: [] };

type Reading = {
  readonly lines: readonly string[];
  readonly layout: Layout;
  readonly judge: (raw: RawVps) => Judged;
};

/** One line by itself, as a row. */
function rowAt({ lines, layout, judge }: Reading, at: number): readonly Row[] {
  const record = recordAt([lines[at] ?? ""], 0, layout.delimiter);
  if (isEmpty(record)) return [];
  return [{ line: at + 1, judged: record.cells ? judge(rawOf(record.cells, layout)) : OPEN_QUOTES }];
}

/**
 * A record of several lines with a break inside a cell that has to be one line: somebody forgot a quote, and nobody knows which.
 * It costs the lines at its two ends; those between are read by themselves.
 */
function rowsWithin(reading: Reading, { line, lines: length }: CsvRecord, judged: Judged): readonly Row[] {
  const between = Array.from({ length: length - 2 }, (_, n) => rowAt(reading, line + n)).flat();
  return [{ line, judged }, ...between, { line: line + length - 1, judged: OPEN_QUOTES }];
}

/** Of a list that is too long no more rows are judged than one takes; the rest is counted, since the answer names the number. */
function rowsOf(reading: Reading): readonly Row[] {
  const { lines, layout, judge } = reading;
  const rows: Row[] = [];
  for (let at = layout.firstRow; at < lines.length; ) {
    const record = recordAt(lines, at, layout.delimiter);
    const judges = record.cells !== null && rows.length <= MOST_VPS;
    const judged = judges && record.cells ? judge(rawOf(record.cells, layout)) : OPEN_QUOTES;
    if (record.lines > 1 && notOneLine(judged)) rows.push(...rowsWithin(reading, record, judged));
    else if (!isEmpty(record)) rows.push({ line: record.line, judged });
    at += record.lines;
  }
  return rows;
}

/** Of two rows with one name on one host the first is taken, and the other is told where that one stands. */
function withoutDoubles(rows: readonly Row[]): Pick<ReadList, "entries" | "faults"> {
  const known = new Map<string, number>();
  const entries: VpsEntry[] = [];
  const faults: LineFault[] = [];
  for (const { line, judged } of rows) {
    if ("faults" in judged) {
      faults.push({ line, faults: judged.faults });
      continue;
    }
    const { entry } = judged;
    const first = known.get(vpsKey(entry));
    if (first === undefined) {
      known.set(vpsKey(entry), line);
      entries.push(entry);
    } else {
      const params = { text: entry.name, host: entry.host, line: first };
      faults.push({ line, faults: [{ column: "name", code: "name-duplicate", params }] });
    }
  }
  return { entries, faults };
}

/**
 * A pasted or uploaded list of VPSs for an installation with these hosts: what can be taken, and every line that cannot. Commas,
 * semicolons or tabs; headings in English or German in any order, or none. Refuses a list of more than 10,000 rows.
 */
export function readList(text: string, hosts: readonly PlanHost[]): Result<ReadList, TooMany> {
  const lines = linesOf(text);
  const layout = layoutOf(lines);
  const rows = rowsOf({ lines, layout, judge: rowJudge(judgingOf(hosts)) });
  if (rows.length > MOST_VPS) return refuse({ rows: rows.length });
  return done({ ...withoutDoubles(rows), unknown: layout.unknown, saysWay: layout.saysWay });
}
