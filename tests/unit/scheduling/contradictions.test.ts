import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { changedPolicy, contradictions } from "#lib/scheduling/policy-change.ts";
import { policyChangeSchema } from "#lib/scheduling/schema.ts";
import cases from "#tests/cases/policies.json" with { type: "json" };

describe.each(cases)("$what", ({ change, refused }) => {
  test(refused.length === 0 ? "is a calendar" : `is refused: ${refused.join(", ")}`, () => {
    const read = policyChangeSchema.safeParse(change);
    // A value that is wrong by itself never gets as far as being compared with the others.
    if (!read.success) return expect(read.error.issues.map(({ path }) => `/${path.join("/")}`)).toEqual(pointersOf(refused));
    const faults = contradictions(changedPolicy(DEFAULT_POLICY, read.data));
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(refused);
  });
});

const pointersOf = (refused: readonly string[]) => refused.map((fault) => fault.split(" ")[0]);
