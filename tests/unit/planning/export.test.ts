import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fileNameOf, type StepRow, stepRows, stepsCsv } from "#lib/planning/export.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { parseInstant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

// Thousands of runs, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const rowsOf = (input: PlanInput): readonly StepRow[] => stepRows(planOf(input), input, FRESH_ESTIMATES);

/** By another reader than the one that wrote it. */
const readBack = (csv: string): Record<string, string>[] => parse(csv, { columns: true, record_delimiter: "\r\n" });

const CLUSTER = anInstallation("cluster", [
  "a primary 4.1.2",
  "b secondary v4.8.2",
  "p1 processing 4.1.2 restart 8",
  "p2 processing 4.1.2",
  "bk backup 4.1",
]);

const told = (row: StepRow): string =>
  [row.stage, row.number, row.act, row.host, row.role, row.fromVersion, row.toVersion, row.startMinute, row.workMinutes]
    .map((cell) => cell ?? "-")
    .join(" ");

describe("the steps as rows", () => {
  it("say what is done to which host, from which version to which, and when", () => {
    expect(rowsOf(CLUSTER).map(told)).toEqual([
      "1 1 upgrade bk backup 4.1 4.8.2 0 20",
      "1 2 upgrade p1 processing 4.1.2 4.8.2 20 28",
      "1 3 upgrade p2 processing 4.1.2 4.8.2 48 30",
      "1 4 failover b primary - - 78 15",
      "1 5 upgrade a secondary 4.1.2 4.8.2 93 20",
      "2 6 upgrade bk backup 4.8.2 5.x 113 20",
      "2 7 upgrade p1 processing 4.8.2 5.x 133 28",
      "2 8 upgrade p2 processing 4.8.2 5.x 161 30",
      "2 9 upgrade a secondary 4.8.2 5.x 191 20",
      "2 10 failover a primary - - 211 15",
      "2 11 upgrade b secondary v4.8.2 5.x 226 20",
    ]);
  });

  it("say who is off, for how long, and where the figure comes from, which may be nowhere", () => {
    const off = rowsOf(CLUSTER).map(({ who, minutesOff, basis }) => [who, minutesOff, basis].join(" "));
    expect(off.slice(0, 4)).toEqual(["nobody  ", "vps-on-host 8 stated", "vps-on-host  unknown", "vps-on-primary 15 source"]);
  });

  it("have one for a GUI update, which belongs to no stage", () => {
    expect(rowsOf(anInstallation("mirror", ["a primary 5.1", "b secondary 5.1"])).map(told)).toEqual([
      "- 1 gui-update - - - - 0 10",
    ]);
  });

  it("start where the one before ends, and every host goes from version to version without a gap", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const rows = rowsOf(input);
        const versions = new Map(input.hosts.map(({ name, version }) => [name, version.text]));
        let minute = 0;
        for (const row of rows) {
          expect(row.startMinute).toBe(minute);
          minute += row.workMinutes;
          if (row.act !== "upgrade") continue;
          expect(row.fromVersion).toBe(versions.get(row.host ?? ""));
          versions.set(row.host ?? "", row.toVersion ?? "");
        }
        expect(minute).toBe(planOf(input).workMinutes);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("the steps as CSV", () => {
  it("have a heading, and read back by another parser as the same rows", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const rows = rowsOf(input);
        const again = readBack(stepsCsv(rows, null));
        expect(
          again.map((row) => [row.stage, row.step, row.act, row.host, row.from_version, row.minutes_off, row.basis]),
        ).toEqual(
          rows.map(({ stage, number, act, host, fromVersion, minutesOff, basis }) =>
            [stage, number, act, host, fromVersion, minutesOff, basis].map((cell) => String(cell ?? "")),
          ),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("say when each step starts where a start is given, over a change of the clock", () => {
    const start = parseInstant("2026-10-25T00:30:00Z");
    if (start === null) throw new Error("no moment");
    const csv = stepsCsv(rowsOf(anInstallation("mirror", usualHosts("mirror", "4.3"))), {
      start,
      zone: "Europe/Vienna" as ZoneName,
    });
    expect(readBack(csv).map(({ starts_at_utc, starts_at_local }) => [starts_at_utc, starts_at_local])).toEqual([
      ["2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"],
      ["2026-10-25T00:50:00Z", "2026-10-25T02:50:00+02:00"],
      ["2026-10-25T01:10:00Z", "2026-10-25T02:10:00+01:00"],
      ["2026-10-25T01:25:00Z", "2026-10-25T02:25:00+01:00"],
      ["2026-10-25T01:45:00Z", "2026-10-25T02:45:00+01:00"],
    ]);
  });

  it.each(["-a", "-1+1", "--cmd"])("make no formula of a host called %s", (name) => {
    const input = anInstallation("mirror", [`${name} primary 4.3`, "b secondary 4.3"]);
    const cells = readBack(stepsCsv(rowsOf(input), null)).flatMap((row) => Object.values(row));
    expect(cells).toContain(`'${name}`);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it("are quick for ten thousand hosts", () => {
    const hosts = Array.from({ length: 9_998 }, (_, i) => `p${i} processing 3.2`);
    const input = anInstallation("cluster", ["a primary 3.2", "b secondary 3.2", ...hosts]);
    expect(readBack(stepsCsv(rowsOf(input), null))).toHaveLength(30_003);
  });
});

describe("the name of a file", () => {
  it.each([
    ["3.2.4", "5.x", "upgrade-steps-3.2.4-to-5.x"],
    ["5.1", undefined, "upgrade-steps-5.1"],
  ])("for %s to %s is %s", (from, to, name) => {
    expect(fileNameOf("steps", from, to)).toBe(name);
  });
});
