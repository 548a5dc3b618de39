import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { DraftHost } from "#lib/installations/setup/draft.ts";
import { readHostList, writeHostList } from "#lib/installations/setup/host-list.ts";
import { hostRows } from "#lib/installations/setup/host-rows.ts";

// A thousand runs each, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const line = ({ name, role, version, minutes }: DraftHost): string => [name, role, version, minutes].join("|");

const read = (text: string): string[] => readHostList(text).hosts.map(line);

describe("a pasted list of hosts", () => {
  it.each([
    ["st-a, primary, 3.2.4", "st-a|primary|3.2.4|"],
    ["p1, processing, 4.1.2, 8", "p1|processing|4.1.2|8"],
    ["p1; processing host; v4.1.x; 8 min", "p1|processing|v4.1.x|8"],
    ["p1\tProcessing\t4.1.2\t8 minutes", "p1|processing|4.1.2|8"],
    ["p1 processing host 4.1.2 8 min", "p1|processing|4.1.2|8"],
    ["st-b secondary 3.2.4", "st-b|secondary|3.2.4|"],
    ["bk-01 Backup host 4.2", "bk-01|backup|4.2|"],
    ['"st-a","Primary","5"', "st-a|primary|5|"],
    ["st-a | 4.8.2 | Primär", "st-a|primary|4.8.2|"],
    ["st-b, Sekundär, 4.8.2", "st-b|secondary|4.8.2|"],
    ["p2, Verarbeitung, 4.8.2, 12 Minuten", "p2|processing|4.8.2|12"],
    ["st-a", "st-a|||"],
    ["st-a,,4.3", "st-a||4.3|"],
    ["st-a, primary, latest", "st-a|primary||"],
  ])("%j is %j", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it("passes over empty lines and a copied heading", () => {
    expect(read("Host name, Role, Version\r\n\r\nst-a, primary, 4.3\n \nst-b, secondary, 4.3\r")).toEqual([
      "st-a|primary|4.3|",
      "st-b|secondary|4.3|",
    ]);
  });

  it("says which part of which line fits nowhere, and keeps the rest", () => {
    expect(readHostList("st-a, primary, 4.3\n\nst-b, secundary-ish, latest, 4.3")).toMatchObject({
      hosts: [{ name: "st-a" }, { name: "st-b", role: "secondary", version: "4.3" }],
      unread: [{ line: 3, parts: "latest" }],
    });
  });

  it("reads back as the hosts that were written", () => {
    const host = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/),
      role: fc.constantFrom("primary", "secondary", "processing", "backup"),
      version: fc.constantFrom("3.2.4", "v4.1.x", "5", "4.8"),
      minutes: fc.constantFrom("", "8", "1440"),
    });
    fc.assert(
      fc.property(fc.array(host, { maxLength: 20 }), (hosts) => {
        const again = readHostList(writeHostList(hosts));
        expect(again).toEqual({ hosts, unread: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("takes any text without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 200 }), (text) => {
        expect(readHostList(text).hosts.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("rows of a form", () => {
  it("come in the order of their numbers, trimmed, whatever order the fields were sent in", () => {
    const values = {
      "hosts.10.name": ["c"],
      "hosts.2.role": ["backup"],
      "hosts.2.name": [" b "],
      "hosts.0.name": ["a"],
      "hosts.0.version": ["4.3", "9"],
      name: ["not a row"],
      "hosts.x.name": ["neither"],
    };
    expect(hostRows(values).map(line)).toEqual(["a||4.3|", "b|backup||", "c|||"]);
  });
});
