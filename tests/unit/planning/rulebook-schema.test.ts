import { describe, expect, it } from "vitest";
import { readRulebook } from "#lib/planning/rulebook.ts";
import data from "#lib/planning/serverware.json" with { type: "json" };

type Rows = Parameters<typeof readRulebook>[0];

/** The rulebook's data after an edit; the data itself stays as it is. */
function edited(edit: (rows: Rows) => void): Rows {
  const rows = structuredClone(data) as Rows;
  edit(rows);
  return rows;
}

const line = (rows: Rows, id: string) => {
  const found = rows.lines.find((row) => row.id === id);
  if (!found) throw new Error(`No line ${id}`);
  return found;
};

describe("a rulebook that does not fit together is refused", () => {
  it.each<[string, (rows: Rows) => void, RegExp]>([
    [
      "a gap between two lines",
      (rows) => {
        line(rows, "4.3-to-4.8").from = "4.4.0";
      },
      /4\.3-to-4\.8 does not start where/,
    ],
    [
      "two lines that overlap",
      (rows) => {
        line(rows, "3.3-to-4.2").below = "4.4.0";
      },
      /4\.3-to-4\.8 does not start where/,
    ],
    [
      "a line without versions",
      (rows) => {
        line(rows, "5.x").below = "5.0.0";
      },
      /5\.x has no version in it/,
    ],
    [
      "lines that end before the coverage does",
      (rows) => {
        rows.coverage.below = "7.0.0";
      },
      /do not end where the coverage ends/,
    ],
    [
      "a waypoint without a row",
      (rows) => {
        line(rows, "4.3-to-4.8").path = ["5.1"];
      },
      /names a waypoint that has no row/,
    ],
    [
      "a path that turns back",
      (rows) => {
        line(rows, "3.3-to-4.2").path = ["5.x", "4.8.2"];
      },
      /path of line 3\.3-to-4\.2 turns back/,
    ],
    [
      "a path that ends early",
      (rows) => {
        line(rows, "3.3-to-4.2").path = ["4.8.2"];
      },
      /path of line 3\.3-to-4\.2 ends early/,
    ],
    [
      "a first waypoint that some hosts of the line have passed",
      (rows) => {
        line(rows, "3.3-to-4.2").path = ["3.3.1", "5.x"];
      },
      /reaches beyond its first waypoint/,
    ],
    [
      "a line with neither a path nor a GUI update",
      (rows) => {
        line(rows, "5.x").guiUpdate = false;
      },
      /both or neither/,
    ],
    [
      "a line with both",
      (rows) => {
        line(rows, "4.3-to-4.8").guiUpdate = true;
      },
      /both or neither/,
    ],
    [
      "waypoints that do not rise",
      (rows) => {
        rows.waypoints.reverse();
      },
      /waypoints do not rise/,
    ],
    [
      "a contradiction that is not marked",
      (rows) => {
        line(rows, "3.3-to-4.2").closingNote.cluster.standing = "stated";
      },
      /closing note of line 3\.3-to-4\.2 \(cluster\)/,
    ],
    [
      "a contradiction without a note",
      (rows) => {
        line(rows, "3.3-to-4.2").closingNote.cluster.note = null;
      },
      /closing note of line 3\.3-to-4\.2 \(cluster\)/,
    ],
    [
      "a count that no longer follows from the steps",
      (rows) => {
        line(rows, "4.3-to-4.8").failback.required = false;
      },
      /closing note of line 4\.3-to-4\.8 \(mirror\)/,
    ],
  ])("%s", (_, edit, fault) => {
    expect(() => readRulebook(edited(edit))).toThrow(fault);
  });

  it.each<[string, (rows: Rows) => void]>([
    [
      "a row without a citation",
      (rows) => {
        rows.failover.citation = "";
      },
    ],
    [
      "a version that is none",
      (rows) => {
        line(rows, "5.x").below = "later";
      },
    ],
    [
      "a waypoint that is no version",
      (rows) => {
        rows.waypoints.push({ ...data.waypoints[0], name: "next" } as Rows["waypoints"][number]);
      },
    ],
    [
      "a failover of no minutes",
      (rows) => {
        rows.failover.minutes = 0;
      },
    ],
    [
      "an address that is none",
      (rows) => {
        for (const server of rows.licensingServers) server.address = "185.59.92";
      },
    ],
    [
      "a member that nobody reads",
      (rows) => {
        Object.assign(rows.failover, { minuets: 15 });
      },
    ],
  ])("%s", (_, edit) => {
    expect(() => readRulebook(edited(edit))).toThrow();
  });

  it("with every fault named at once", () => {
    const broken = edited((rows) => {
      line(rows, "3.3-to-4.2").path = ["4.8.2"];
      rows.coverage.below = "7.0.0";
    });
    expect(() => readRulebook(broken)).toThrow(/do not end where.*ends early/);
  });
});
