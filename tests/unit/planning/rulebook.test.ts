import { describe, expect, it } from "vitest";
import { rulebook } from "#lib/planning/rulebook.ts";
import data from "#lib/planning/serverware.json" with { type: "json" };
import { writeNumbers } from "#lib/planning/version-number.ts";

function everyRow(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(everyRow);
  return "standing" in value || "citation" in value ? [value, ...inner] : inner;
}

describe("the rulebook", () => {
  it("has the lines of the source with their ranges and paths", () => {
    const told = rulebook.lines.map(({ id, from, below, path }) => [
      id,
      `${writeNumbers(from)} to ${writeNumbers(below)}`,
      path.map(({ name }) => name).join(" > "),
    ]);
    expect(told).toEqual([
      ["3.2-and-earlier", "0.0.0 to 3.3.0", "3.3.1 > 4.8.2 > 5.x"],
      ["3.3-to-4.2", "3.3.0 to 4.3.0", "4.8.2 > 5.x"],
      ["4.3-to-4.8", "4.3.0 to 5.0.0", "5.x"],
      ["5.x", "5.0.0 to 6.0.0", ""],
    ]);
  });

  it("names both licensing servers with their addresses", () => {
    expect(rulebook.licensingServers.map(({ name, address }) => `${name} ${address}`)).toEqual([
      "bicomsystems.com 185.59.92.181",
      "downloads.bicomsystems.com 157.90.90.217",
    ]);
  });

  it("cites a passage for every row and marks the one contradiction", () => {
    const rows = everyRow(data);
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row).toMatchObject({ citation: expect.stringMatching(/\S/), standing: expect.any(String) });
    const contradicted = rows.filter((row) => "standing" in row && row.standing === "contradicted");
    expect(contradicted).toEqual([data.lines.find(({ id }) => id === "3.3-to-4.2")?.closingNote.cluster]);
  });
});
