import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type InventoryHost, layoutOfRoles, readInventory } from "#lib/planning/inventory.ts";
import { writeInventory } from "#lib/planning/write-inventory.ts";
import lines from "#tests/cases/inventory-lines.json" with { type: "json" };

// Thousands of runs each, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

type Case = { readonly line: string; readonly host: string | null; readonly unread?: string };

const told = ({ name, role, version, minutes }: InventoryHost): string => [name, role, version, minutes].join("|");

const read = (text: string): string[] => readInventory(text).hosts.map(told);

describe("a pasted list of hosts", () => {
  it.each(lines as readonly Case[])("reads $line", ({ line, host, unread }) => {
    const inventory = readInventory(line);
    expect(inventory.hosts.map(told)).toEqual(host === null ? [] : [host]);
    expect(inventory.unread.map(({ parts }) => parts)).toEqual(unread === undefined ? [] : [unread]);
  });

  it("passes over empty lines, remarks and headings, whatever the ends of the lines", () => {
    expect(read("# ours\r\nName  Role  Version\r\n\r\nst-a primary 4.3\n \nst-b secondary 4.3\r")).toEqual([
      "st-a|primary|4.3|",
      "st-b|secondary|4.3|",
    ]);
  });

  it("says which part of which line fits nowhere, keeps the rest, and keeps the order", () => {
    const inventory = readInventory("Dear all,\nthese are our hosts\n\nst-b, secondary, latest, 4.3\nst-a, primary, 4.3");
    expect(inventory.hosts.map(({ name }) => name)).toEqual(["st-b", "st-a"]);
    expect(inventory.unread).toEqual([
      { line: 1, text: "Dear all,", parts: "Dear all,", kept: false },
      { line: 2, text: "these are our hosts", parts: "these are our hosts", kept: false },
      { line: 4, text: "st-b, secondary, latest, 4.3", parts: "latest", kept: true },
    ]);
  });

  it("takes the columns of a table from its heading, in any order, and passes over others", () => {
    const table =
      'IP;Version;Rolle;Rechner;Neustart (min);Ort\r\n10.0.0.1;v4.1.2;Primär;st-a;;"Wien; Keller"\r\n10.0.0.2;4.1.2;Knoten;p1;8;Graz';
    expect(read(`\uFEFF${table}`)).toEqual(["st-a|primary|v4.1.2|", "p1|processing|4.1.2|8"]);
    expect(readInventory(table).unread).toEqual([]);
  });

  it("keeps in its cell what a column cannot hold, so that it can be mended there", () => {
    expect(readInventory("name,role,version,restart\nServer 1,boss,latest,soon")).toEqual({
      hosts: [{ name: "Server 1", role: "", version: "latest", minutes: "soon" }],
      unread: [{ line: 2, text: "Server 1,boss,latest,soon", parts: "boss", kept: true }],
      layout: null,
    });
  });

  it("hears the layout where a line says it, and else takes it from the roles", () => {
    expect(readInventory("Cluster:\nst-a primary 4.1").layout).toBe("cluster");
    expect(readInventory("st-a primary 4.1").layout).toBeNull();
    expect(layoutOfRoles([{ role: "primary" }, { role: "secondary" }, { role: "backup" }])).toBe("mirror");
    expect(layoutOfRoles([{ role: "primary" }, { role: "processing" }])).toBe("cluster");
    expect(layoutOfRoles([{ role: "primary" }])).toBeNull();
  });

  it("takes a line that never ends for something that was not meant to be read", () => {
    expect(readInventory(`st-a primary ${"4".repeat(600)}`)).toMatchObject({ hosts: [], unread: [{ line: 1, kept: false }] });
  });

  it("reads ten thousand lines at once", () => {
    const list = Array.from({ length: 10_000 }, (_, i) => `p${i} - processing, 4.1.2 (restart ${(i % 60) + 1} min)`).join("\n");
    const { hosts, unread } = readInventory(list);
    expect([hosts.length, unread.length, hosts[9_999]?.minutes]).toEqual([10_000, 0, "40"]);
  });
});

const judgeable = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/),
  role: fc.constantFrom("", "primary", "secondary", "processing", "backup"),
  version: fc.constantFrom("", "3.2.4", "v4.1.x", "5", "4.8", "5.x"),
  minutes: fc.constantFrom("", "8", "1440"),
});

/** Whatever somebody may have typed into a row: one line without white space around it. */
const typed = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/\s+/g, " ").trim());

const anything = fc.record({
  name: typed,
  role: fc.constantFrom("", "primary", "secondary", "processing", "backup"),
  version: typed,
  minutes: fc.oneof(fc.constantFrom("", "8"), fc.stringMatching(/^[a-l]{1,5}$/)),
});

const isTold = ({ name, role, version, minutes }: InventoryHost): boolean => `${name}${role}${version}${minutes}` !== "";

describe("a list that we wrote", () => {
  it.each([
    ["of hosts as the rules want them", judgeable],
    ["of rows as somebody typed them", anything],
  ])("%s reads back as the same hosts in the same order", (_, host) => {
    fc.assert(
      fc.property(fc.array(host, { maxLength: 8 }), (hosts) => {
        expect(readInventory(writeInventory(hosts))).toMatchObject({ hosts: hosts.filter(isTold), unread: [] });
      }),
      { numRuns: 5_000 },
    );
  });

  it("is plain where that is enough", () => {
    expect(writeInventory([{ name: "p1", role: "processing", version: "4.1", minutes: "8" }])).toBe("p1, processing, 4.1, 8 min");
    expect(writeInventory([{ name: "Server 1 (old)", role: "primary", version: "latest", minutes: "" }])).toBe(
      'name,role,version,restart minutes\n"Server 1 (old)","primary","latest",""',
    );
  });
});

describe("any text at all", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "st-a",
          "primary",
          "4.1",
          "8 min",
          "restart",
          ",",
          ";",
          "\t",
          "|",
          '"',
          "#",
          "-",
          "name",
          "role",
          "(",
          ")",
          "'",
          "=",
          " ",
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join("")),
  );

  it("is read without an error, and never makes more hosts than it has lines", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (all) => {
        const text = all.join("\n");
        const { hosts, unread } = readInventory(text);
        const lineCount = text.split(/\r\n|\r|\n/).length;
        expect(hosts.length).toBeLessThanOrEqual(lineCount);
        expect(unread.every((one) => one.line >= 1 && one.line <= lineCount)).toBe(true);
        expect(hosts.every(({ role }) => ["", "primary", "secondary", "processing", "backup"].includes(role))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

it("a line of two million signs costs no more than reading it", () => {
  for (const line of [`.${"+".repeat(2_000_000)}!`, `${"+".repeat(1_000_000)}host${" ".repeat(1_000_000)}x`]) {
    const before = performance.now();
    readInventory(line);
    expect(performance.now() - before).toBeLessThan(2_000);
  }
});
