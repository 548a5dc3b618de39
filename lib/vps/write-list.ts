import { COLUMNS } from "./columns.ts";
import { type Delimiter, writeCsv } from "./csv.ts";
import type { VpsEntry } from "./vps.ts";

const cellsOf = ({ name, host, owner, zone, critical, way }: VpsEntry): readonly string[] => [
  name,
  host,
  owner ?? "",
  zone ?? "",
  critical ? "yes" : "no",
  way ?? "",
];

/** The list as a file that reads back as the same list, with headings. German spreadsheets separate by semicolons. */
export const writeList = (entries: readonly VpsEntry[], locale: string): string => {
  const delimiter: Delimiter = locale === "de" ? ";" : ",";
  return writeCsv([COLUMNS, ...entries.map(cellsOf)], delimiter);
};
