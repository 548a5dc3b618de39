import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownVersions } from "#app/_planner/known-versions.ts";
import { MOST_PROCESSING, type Question, questionQuery, readQuestion } from "#app/_planner/question.ts";
import { inputOfQuestion } from "#app/_planner/question-input.ts";
import { queryOf, valuesOf, withFailback } from "#app/_planner/values.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import { judgeHosts } from "#lib/planning/topology.ts";
import { parseVersion } from "#lib/planning/version.ts";

const asked = (query: string): FormValues => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  return values;
};

const faultsOf = (query: string): readonly string[] => {
  const read = readQuestion(asked(query));
  return read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${message}`);
};

const MIRROR: Question = { layout: "mirror", from: "3.2.4", processing: 0, backup: true, failback: false };

describe("the short question", () => {
  it("is read from the address of the form as it is sent", () => {
    expect(readQuestion(asked("layout=mirror&processing=&from=&exact=+3.2.4+&backup=yes"))).toEqual({ ok: true, value: MIRROR });
  });

  it("takes the exact version before the one from the list", () => {
    expect(readQuestion(asked("layout=mirror&from=4.1.x&exact=4.1.2&backup=no"))).toMatchObject({ value: { from: "4.1.2" } });
  });

  it("takes a version that nobody knows as such", () => {
    expect(readQuestion(asked("layout=mirror&from=unknown&backup=no"))).toMatchObject({ value: { from: null } });
  });

  it("does not read the number of processing hosts of a mirror", () => {
    expect(readQuestion(asked("layout=mirror&from=5&processing=many&backup=yes"))).toMatchObject({ value: { processing: 0 } });
  });

  it("names every fault at once, in the order of the questions", () => {
    expect(faultsOf("")).toEqual(["layout: planner.layout.empty", "from: planner.from.empty", "backup: planner.backup.empty"]);
    expect(faultsOf("layout=cluster&exact=6.1&processing=0&backup=perhaps")).toEqual([
      "exact: planner.from.version-not-covered",
      "processing: planner.processing.range",
      "backup: planner.backup.empty",
    ]);
  });

  it.each([
    ["layout=star", "layout: planner.layout.empty"],
    ["from=latest", "exact: planner.from.version-not-understood"],
    ["from=3..2", "exact: planner.from.version-not-understood"],
    ["from=6.0", "exact: planner.from.version-not-covered"],
    ["processing=", "processing: planner.processing.empty"],
    ["processing=-1", "processing: planner.processing.range"],
    ["processing=1.5", "processing: planner.processing.range"],
    ["processing=9999999", "processing: planner.processing.range"],
    [`processing=${MOST_PROCESSING + 1}`, "processing: planner.processing.range"],
    ["backup=", "backup: planner.backup.empty"],
  ])("with %s is refused: %s", (change, fault) => {
    const query = new URLSearchParams("layout=cluster&from=4.1&processing=3&backup=yes");
    for (const [name, value] of new URLSearchParams(change)) query.set(name, value);
    expect(faultsOf(query.toString())).toEqual([fault]);
  });

  it("leaves room for the storage pair and a backup host within what a plan may have", () => {
    const { hosts } = inputOfQuestion({ ...MIRROR, layout: "cluster", processing: MOST_PROCESSING }, "4.1");
    expect(hosts).toHaveLength(MAX_HOSTS);
  });
});

describe("the address of a question", () => {
  it("is short and shareable", () => {
    expect(questionQuery(MIRROR)).toBe("layout=mirror&from=3.2.4&backup=yes");
    expect(questionQuery({ ...MIRROR, layout: "cluster", processing: 3, from: null, failback: true })).toBe(
      "layout=cluster&from=unknown&processing=3&backup=yes&failback=yes",
    );
  });

  it("leads back to the same question, whatever it is", () => {
    const question = fc.record({
      layout: fc.constantFrom("mirror" as const, "cluster" as const),
      from: fc.constantFrom("3.2", "v4.8.2", "5.x", null),
      processing: fc.integer({ min: 1, max: MOST_PROCESSING }),
      backup: fc.boolean(),
      failback: fc.boolean(),
    });
    fc.assert(
      fc.property(question, (given) => {
        const sense = given.layout === "mirror" ? { ...given, processing: 0 } : given;
        expect(readQuestion(asked(questionQuery(sense)))).toEqual({ ok: true, value: sense });
      }),
      { numRuns: 1_000 },
    );
  });

  it("gets the failback added and taken away without losing anything else", () => {
    const query = questionQuery(MIRROR);
    expect(withFailback(query, true)).toBe(`${query}&failback=yes`);
    expect(withFailback(withFailback(query, true), false)).toBe(query);
  });

  it("keeps repeated values in order and drops NUL", () => {
    expect(queryOf(valuesOf({ host: ["b", "a"], layout: "mir\0ror", nothing: undefined }))).toBe("host=b&host=a&layout=mirror");
  });
});

describe("hosts of the short question", () => {
  it.each(["mirror", "cluster"] as const)("make a whole %s", (layout) => {
    const input = inputOfQuestion({ ...MIRROR, layout, processing: 2 }, "4.1");
    expect(judgeHosts(input.topology, input.hosts)).toEqual([]);
  });
});

describe("the versions to choose from", () => {
  it("are those that the rulebook names, line by line", () => {
    expect(knownVersions()).toEqual([
      { line: "3.2-and-earlier", versions: ["3.2.x", "3.1.x", "3.0.x"], open: true },
      { line: "3.3-to-4.2", versions: ["4.2.x", "4.1.x", "4.0.x", "3.3.x"], open: false },
      { line: "4.3-to-4.8", versions: ["4.8.x", "4.7.x", "4.6.x", "4.5.x", "4.4.x", "4.3.x"], open: false },
      { line: "5.x", versions: ["5.x"], open: false },
    ]);
  });

  it("can all be planned", () => {
    for (const { versions } of knownVersions()) for (const version of versions) expect(parseVersion(version).ok).toBe(true);
  });
});
