import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { judgePlanInput, planInputSchema } from "#lib/planning/schema.ts";
import example from "#tests/cases/plan-example.json" with { type: "json" };
import cases from "#tests/cases/plan-faults.json" with { type: "json" };

/** The faults as the case files write them: pointer, code, and in brackets the hosts that are named. */
function faultsOf(body: unknown): readonly string[] {
  const judged = judgePlanInput(body);
  if (judged.ok) return [];
  return judged.error.map(({ pointer, code, params }) => `${pointer} ${code}${params?.names ? ` (${params.names})` : ""}`);
}

const aBody = () => structuredClone(example.body);

describe("a body with faults is refused with all of them", () => {
  it.each(cases)("$that", ({ body, faults }) => {
    expect(faultsOf(body)).toEqual(faults);
  });
});

describe("a body without faults is read", () => {
  it("with absent restart minutes as null and the version's numbers beside its text", () => {
    const judged = judgePlanInput(aBody());
    expect(judged.ok && judged.value.hosts.slice(2)).toEqual([
      { name: "p1", role: "processing", version: { major: 4, minor: 1, patch: 2, text: "4.1.2" }, restartMinutes: 8 },
      { name: "bk", role: "backup", version: { major: 4, minor: 1, patch: 0, text: "4.1" }, restartMinutes: null },
    ]);
  });

  it("without a wish for a failback where it has none", () => {
    const { failback: _, ...body } = aBody();
    const judged = judgePlanInput(body);
    expect(judged.ok && judged.value.failback).toBe(false);
  });

  it("and members that nobody knows are ignored and not passed on", () => {
    const body = { ...aBody(), colour: "blue", hosts: aBody().hosts.map((host) => ({ ...host, rack: 4 })) };
    expect(judgePlanInput(body)).toEqual(judgePlanInput(aBody()));
  });

  it("and a name may have 63 characters, and dots among others", () => {
    const [first, ...rest] = aBody().hosts;
    for (const name of ["a".repeat(63), ".a.", "-", "_", "0"])
      expect(faultsOf({ ...aBody(), hosts: [{ ...first, name }, ...rest] })).toEqual([]);
  });
});

describe("the number of hosts", () => {
  const many = (count: number) => [
    ...aBody().hosts,
    ...Array.from({ length: count - aBody().hosts.length }, (_, i) => ({ name: `x${i}`, role: "processing", version: "4.1" })),
  ];

  it("may be 10,000", () => {
    expect(faultsOf({ ...aBody(), hosts: many(10_000) })).toEqual([]);
  });

  it("beyond that is one fault beside the body's own, and no entry is looked at", () => {
    const unread = Array.from({ length: 10_001 }, () => ({
      get name(): string {
        throw new Error("An entry was read.");
      },
    }));
    const judged = judgePlanInput({ topology: "ring", hosts: unread });
    expect(judged).toEqual({
      ok: false,
      error: [
        { pointer: "/topology", code: "topology-not-understood" },
        { pointer: "/hosts", code: "too-many-hosts", params: { limit: 10_000 } },
      ],
    });
  });
});

describe("the values for a fault's sentence", () => {
  it("name the host, or its place where it has no readable name", () => {
    const hosts = [
      { name: "a", role: "primary", version: "6.1" },
      { role: "secondary", version: "4.1", restartMinutes: 0 },
    ];
    const judged = judgePlanInput({ topology: "mirror", hosts });
    expect(judged.ok ? [] : judged.error).toEqual([
      { pointer: "/hosts/0/version", code: "version-not-covered", params: { host: "a", text: "6.1", below: "6.0.0" } },
      { pointer: "/hosts/1/name", code: "host-name-missing", params: { host: "#2" } },
      { pointer: "/hosts/1/restartMinutes", code: "restart-minutes-not-understood", params: { host: "#2", min: 1, max: 1440 } },
    ]);
  });
});

/** Bodies of which most parts are right and some are not, so that both outcomes are met often. */
const anyBody = (() => {
  const mostly = (good: readonly unknown[], bad: readonly unknown[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
  const host = (role: string) =>
    fc.record({
      name: mostly(["a", "b", "c", "d", "e", "f", "g", "h"], ["", "..", "ä", 4, null]),
      role: mostly([role], ["boss", "", undefined]),
      version: mostly(["3.2", "v4.1.x", " 4.8.2", "5"], ["", "6", "x", 5, null]),
      restartMinutes: mostly([undefined, null, 1, 1440], [0, 1441, 1.5, "8"]),
    });
  const hosts = fc.tuple(host("primary"), host("secondary"), host("processing"), fc.oneof(host("backup"), fc.jsonValue()));
  return fc.record({
    topology: mostly(["cluster"], ["mirror", "ring", undefined]),
    hosts: fc.oneof({ weight: 20, arbitrary: hosts }, { weight: 1, arbitrary: fc.jsonValue() }),
    failback: mostly([true, false, undefined], ["yes", null]),
  });
})();

describe("whatever arrives", () => {
  it("is judged without an exception, and what is refused has faults of which none is told twice", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(anyBody, fc.jsonValue()), (body) => {
        const judged = judgePlanInput(body);
        if (judged.ok) {
          accepted += 1;
          return;
        }
        const told = judged.error.map(({ pointer, code }) => `${pointer} ${code}`);
        expect(told.length).toBeGreaterThan(0);
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 5_000 },
    );
    // How many is chance; that some were is what makes the rest worth something.
    expect(accepted).toBeGreaterThan(10);
  });

  it("and what is accepted fits the published schema, and what does not fit is refused", () => {
    let unfit = 0;
    fc.assert(
      fc.property(anyBody, (body) => {
        const fits = planInputSchema.safeParse(body).success;
        if (fits) return;
        unfit += 1;
        expect(judgePlanInput(body).ok).toBe(false);
      }),
      { numRuns: 5_000 },
    );
    expect(unfit).toBeGreaterThan(10);
  });
});

it("the published schema can be written as JSON Schema", () => {
  const schema = z.toJSONSchema(planInputSchema, { io: "input" });
  expect(schema).toMatchObject({ required: ["topology", "hosts"], properties: { hosts: { maxItems: 10_000 } } });
});
