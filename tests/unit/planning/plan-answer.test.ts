import { describe, expect, it } from "vitest";
import type { Plan } from "#lib/planning/plan.ts";
import { planAnswer, type SayNote } from "#lib/planning/plan-answer.ts";
import { hashedText } from "#lib/planning/plan-hash.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";
import example from "#tests/cases/plan-example.json" with { type: "json" };
import { anInstallation, planOf, sha256, usualHosts } from "#tests/support/planning.ts";

const say: SayNote = (_, params) =>
  Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");

const exampleInput = () => {
  const judged = judgePlanInput(example.body);
  if (!judged.ok) throw new Error("The contract's example is refused.");
  return judged.value;
};

/** The same value with every object's members in another order, as a database may give it back. */
function scrambled<T>(value: T): T {
  if (Array.isArray(value)) return value.map(scrambled) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, scrambled(inner)]),
  ) as T;
}

describe("the contract's example", () => {
  it("comes out to the letter, all steps, in the contract's order of members", () => {
    expect(JSON.stringify(planAnswer(planOf(exampleInput()), say))).toBe(JSON.stringify(example.answer));
  });

  it("is hashed over exactly the text that the contract describes", () => {
    expect(hashedText(exampleInput())).toBe(example.hashed);
    expect(planOf(exampleInput()).hash).toBe(`sha256:${sha256(example.hashed)}`);
  });
});

describe("the order of members", () => {
  it.each<[string, Plan]>([
    [
      "with every kind of step, group and note",
      planOf(anInstallation("cluster", ["a primary 4.8.2", "b secondary 4.8.2", "p1 processing 4.8.2", "p2 processing 5.0"])),
    ],
    ["of a mirror", planOf(anInstallation("mirror", usualHosts("mirror", "3.2")))],
    ["of a GUI update", planOf(anInstallation("mirror", usualHosts("mirror", "5.x")))],
  ])("%s, does not depend on how the plan was stored", (_, plan) => {
    expect(JSON.stringify(planAnswer(scrambled(plan), say))).toBe(JSON.stringify(planAnswer(plan, say)));
  });

  it("of an unknown group and a host's note is as the contract writes it", () => {
    const answer = planAnswer(
      planOf(anInstallation("cluster", ["a primary 4.8.2", "b secondary 5.0", "p1 processing 4.8.2"])),
      say,
    );
    expect(JSON.stringify(answer.downtime[1])).toBe(
      '{"who":"vps-on-host","host":"p1","minutes":null,"knownMinutes":0,"interruptions":1,"basis":"unknown"}',
    );
    expect(JSON.stringify(answer.notes[1])).toBe(
      '{"code":"host-already-at-waypoint","message":"host b, hop 1, target 5.x","host":"b","hop":1}',
    );
  });

  it("of a GUI update leaves out hop and target", () => {
    const answer = planAnswer(planOf(anInstallation("mirror", usualHosts("mirror", "5.x"))), say);
    expect(JSON.stringify(answer.steps)).toBe('[{"id":"gui-1","kind":"gui-update","down":{"who":"nobody"}}]');
  });
});
