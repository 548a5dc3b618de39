import { parse as parseOtherwise } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutNames } from "#lib/planning/stand-ins.ts";
import { DELIMITERS, linesOf, meant, recordAt, writeCsv } from "#lib/vps/csv.ts";
import { readList } from "#lib/vps/read-list.ts";
import type { VpsEntry } from "#lib/vps/vps.ts";
import { writeList } from "#lib/vps/write-list.ts";
import LISTS from "#tests/cases/vps-lists.json" with { type: "json" };
import { HOSTS } from "./a-cluster.ts";

const RUNS = { numRuns: 1_000 };

const line = ({ name, host, owner, zone, critical }: VpsEntry): string =>
  [name, host, owner ?? "", zone ?? "", critical ? "yes" : "no"].join("|");

function read(text: string) {
  const list = readList(text, HOSTS);
  if (!list.ok) throw new Error(`Refused: ${list.error.rows} rows`);
  return list.value;
}

describe("a pasted list", () => {
  it.each(LISTS)("$promise", ({ text, entries, faults, unknown = [] }) => {
    const list = read(text);
    expect({
      entries: list.entries.map(line),
      faults: list.faults.map((row) =>
        [row.line, ...(row.faults.length === 0 ? ["quotes"] : row.faults.map(({ code }) => code))].join(" "),
      ),
      unknown: list.unknown,
    }).toEqual({ entries, faults, unknown });
  });

  it("knows hosts without names of their own by what their plan calls them", () => {
    const input = withoutNames({ topology: "cluster", failback: false, hosts: HOSTS });
    const list = readList("web-1;Processing host 2\nweb-2;Storage-Host B\nweb-3;processing-1\n", input.hosts);
    expect(list.ok ? list.value.entries.map(({ host }) => host) : []).toEqual(["processing-2", "storage-b", "processing-1"]);
  });

  it("takes a loose name only where it fits one host", () => {
    const [first, ...others] = HOSTS;
    if (!first) throw new Error("No hosts");
    const twins = [{ ...first, name: "st_a" }, { ...first, name: "st a", role: "secondary" as const }, ...others.slice(2)];
    const list = readList("a,st_a\nb,ST-A\n", twins);
    expect(list.ok ? [list.value.entries.map(({ host }) => host), list.value.faults.map((row) => row.line)] : []).toEqual([
      ["st_a"],
      [2],
    ]);
  });

  it("says what stands in a refused cell, and what is accepted", () => {
    expect(read("name,host\nweb,st-z").faults).toEqual([
      { line: 2, faults: [{ column: "host", code: "host-unknown", params: { text: "st-z", some: "st-a, st-b, p1, p2" } }] },
    ]);
  });

  it("shows at most 40 signs of a refused cell, none of which moves the text around it", () => {
    const [fault] = read(`name,host\nweb,${"\u202Ex".repeat(60)}`).faults;
    expect(fault?.faults[0]?.params?.text).toBe(`${" x".repeat(20)}…`);
  });

  it("has 10,000 rows at most, and with one more it is refused with their number", () => {
    const rows = (count: number) => ["name,host", ...Array.from({ length: count }, (_, i) => `vps-${i},p1`)].join("\n");
    expect(read(rows(10_000)).entries).toHaveLength(10_000);
    expect(readList(rows(10_001), HOSTS)).toEqual({ ok: false, error: { rows: 10_001 } });
  });

  it("of 10,000 rows is read within a second, broken quotes in every line included", () => {
    const broken = Array.from({ length: 10_000 }, (_, i) => `"vps-${i},p1`).join("\n");
    const started = performance.now();
    expect(read(broken).faults.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", ";", "\t", "\r", "\n", " ", "a", "\uFF1D"),
    maxLength: 8,
  }),
);

/** A break of any kind reads as a line feed, which is what a break in a cell means; a mark at the very front is the file's own. */
const asRead = (cell: string): string => cell.replaceAll(/\r\n|\r/g, "\n");

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

describe("a written file", () => {
  it("reads back as the same cells, whatever they hold", () => {
    const rows = fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...DELIMITERS), (cells, delimiter) => {
        const written = cells.filter((row) => !isBlank(row));
        const lines = linesOf(writeCsv(written, delimiter)).slice(0, -1);
        const back: (readonly string[])[] = [];
        for (let at = 0; at < lines.length; ) {
          const record = recordAt(lines, at, delimiter);
          back.push((record.cells ?? []).map(meant));
          at += record.lines;
        }
        if (written.length > 0) expect(back).toEqual(written.map((row) => row.map(asRead)));
      }),
      RUNS,
    );
  });

  it("reads the same to another reader, and has no cell that is a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const back = parseOtherwise(writeCsv(rows, ","), {
          bom: true,
          relax_column_count: true,
          record_delimiter: "\r\n",
        }) as string[][];
        expect(back).toHaveLength(rows.length);
        for (const [n, row] of back.entries())
          for (const [m, cell] of row.entries()) {
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
            expect(cell.replace(/^'/, "")).toContain((rows[n]?.[m] ?? "").replace(/^'/, ""));
          }
      }),
      RUNS,
    );
  });
});

const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, "").trim();

const anyEntry: fc.Arbitrary<VpsEntry> = fc
  .record({
    name: anyText.map(printable).filter((text) => text !== ""),
    host: fc.constantFrom("st-a", "st-b", "p1", "p2"),
    owner: anyText.map((text) => printable(text) || null),
    zone: fc.constantFrom(null, "Europe/Berlin", "UTC") as fc.Arbitrary<VpsEntry["zone"]>,
    critical: fc.boolean(),
    way: fc.constantFrom(null, "stop-all" as const, "ride-through" as const, "move-off" as const),
  })
  .filter(({ name, owner }) => [...name].length <= 100 && [...(owner ?? "")].length <= 100);

const anyList = fc.uniqueArray(anyEntry, {
  maxLength: 8,
  selector: ({ name, host }) => `${host} ${name.toLowerCase()}`,
});

describe("a list", () => {
  it("comes back from its file as it was, in both languages", () => {
    fc.assert(
      fc.property(anyList, fc.constantFrom("en", "de"), (entries, locale) => {
        expect(read(writeList(entries, locale))).toEqual({ entries, faults: [], unknown: [], saysWay: true });
      }),
      RUNS,
    );
  });

  it("keeps every good row, whatever stands in the rows between", () => {
    const bad = fc.constantFrom(
      "",
      ",",
      ",p1",
      "x",
      "x,bk",
      '"x,p1',
      'x",p1',
      '"x',
      "x,p9,,,maybe",
      "\u0007,p1",
      `${"y".repeat(101)},p1`,
      '"a"b,p1',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), bad), { maxLength: 30 }), (rows) => {
        const lines = rows.map(([good, other], n) => (good ? `good-${n},p1` : other));
        const wanted = rows.flatMap(([good], n) => (good ? [`good-${n}`] : []));
        const found = read(["name,host", ...lines].join("\n")).entries.map(({ name }) => name);
        expect(wanted.filter((name) => !found.includes(name))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("tells every line once: it is taken, refused, or empty", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/["\r\n]/g, "")),
          { maxLength: 12 },
        ),
        (rows) => {
          const { entries, faults } = read(["name,host,owner", ...rows].join("\n"));
          expect(entries.length + faults.length).toBe(
            rows.filter((row) => row.split(",").some((cell) => cell.trim() !== "")).length,
          );
        },
      ),
      RUNS,
    );
  });
});

it("a list that is far too long is counted, and judged no further than one that is not", () => {
  const rows = Array.from({ length: 190_000 }, (_, n) => `a${n},p1,,Z${n}`).join("\n");
  const before = performance.now();
  expect(readList(rows, HOSTS)).toEqual({ ok: false, error: { rows: 190_000 } });
  expect(performance.now() - before).toBeLessThan(4_000);
});
