import { describe, expect, it } from "vitest";
import { translator } from "#lib/messages/translator.ts";
import { noteParams } from "#lib/planning/notes.ts";
import type { Note, Plan } from "#lib/planning/plan.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";
import cases from "#tests/cases/plan-faults.json" with { type: "json" };
import { anInstallation, planOf, usualHosts } from "#tests/support/planning.ts";

const LOCALES = ["en", "de"] as const;

const faults = [
  ...cases.flatMap(({ body }) => {
    const judged = judgePlanInput(body);
    return judged.ok ? [] : judged.error;
  }),
  { pointer: "/hosts", code: "too-many-hosts", params: { limit: 10_000 } } as const,
];

const plans: readonly Plan[] = [
  planOf(anInstallation("cluster", ["a primary 4.1", "b secondary 4.8.2", "p1 processing 4.1", "p2 processing 4.1"])),
  planOf(anInstallation("mirror", usualHosts("mirror", "3.2"))),
  planOf(anInstallation("mirror", usualHosts("mirror", "5.x"))),
];

const notes = plans.flatMap((plan) => plan.notes.map((note: Note) => ({ plan, note })));

describe.each(LOCALES)("in %s", (locale) => {
  const t = translator(locale);
  const sentence = (key: string, params?: Readonly<Record<string, string | number>>) => t(key, { ...params });

  it("every fault that can be found has a sentence with all its values", () => {
    const codes = new Set(faults.map(({ code }) => code));
    expect(codes.size).toBe(21);
    for (const { code, params } of faults) {
      expect(sentence(`plan.fault.${code}`, params)).toMatch(/^[^{}]+\.$/);
      expect(sentence(`plan.fault.${code}`, params)).not.toContain("plan.fault");
    }
  });

  it("every note has a sentence with all its values", () => {
    expect(new Set(notes.map(({ note }) => note.code)).size).toBe(7);
    for (const { plan, note } of notes) {
      const text = sentence(`plan.note.${note.code}`, noteParams(note, plan));
      expect(text).toMatch(/^[^{}]+\.$/);
      expect(text).not.toContain("plan.note");
    }
  });

  it("remarks and reasons have a sentence", () => {
    for (const { code } of rulebook.remarks) expect(sentence(`plan.remark.${code}`, { names: "a, b" })).toMatch(/a, b/);
    for (const { reason } of rulebook.waypoints) if (reason) expect(t.has(`plan.reason.${reason}`)).toBe(true);
  });
});

it("the contradiction is told with both counts and the longer downtime", () => {
  const plan = planOf(anInstallation("cluster", usualHosts("cluster", "4.1")));
  const [note] = plan.notes;
  expect(note && translator("en")(`plan.note.${note.code}`, { ...noteParams(note, plan) })).toBe(
    "The vendor’s procedure contradicts itself here: for your hosts its steps lead to 2 failovers, its closing summary counts 3. This plan follows the steps. Allow up to 45 minutes off for failovers.",
  );
});
