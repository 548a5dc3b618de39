import { describe, expect, it } from "vitest";
import { joinQuery, partQuery, readExtras, startQuery } from "#app/_planner/parts.ts";
import { toUtc } from "#lib/time/instant.ts";

const read = (query: string) => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  return readExtras(values);
};

const written = (query: string): string => {
  const { start, part } = read(query);
  return joinQuery(startQuery(start), partQuery(part));
};

describe("what an address asks for beside the plan", () => {
  it.each([
    ["hop=2", "hop=2"],
    ["hop=2&page=3", "hop=2&page=3"],
    ["page=3&hop=2", "hop=2&page=3"],
    ["who=4", "who=4"],
    ["hop=1&who=4", "hop=1"],
    ["start=2026-12-01T18:00:00Z", "start=2026-12-01T18%3A00%3A00Z"],
    ["start=2026-12-01T19:00:00%2B01:00&zone=Europe/Berlin", "start=2026-12-01T18%3A00%3A00Z&zone=Europe%2FBerlin"],
  ])("%s is written %s", (query, same) => {
    expect(written(query)).toBe(same);
    expect(written(same)).toBe(same);
  });

  it.each([
    "",
    "page=3",
    "hop=0",
    "hop=-1",
    "hop=1.5",
    "hop=999999",
    "who=x",
    "start=tomorrow",
    "start=2026-12-01",
    "start=2026-12-01T18:00:00",
    "start=2026-02-30T18:00:00Z",
    "start=9999-12-31T23:59:59Z",
    "start=0001-01-01T00:00:00Z",
    "start=%3Cscript%3E",
    "zone=Europe/Berlin",
  ])("%j asks for nothing", (query) => {
    expect(written(query)).toBe("");
  });

  it("a zone that does not exist leaves the start on the desk's clock", () => {
    const { start } = read("start=2026-12-01T18:00:00Z&zone=Europe/Atlantis");
    expect(start).toMatchObject({ zone: null });
    expect(start && toUtc(start.start)).toBe("2026-12-01T18:00:00Z");
  });
});
