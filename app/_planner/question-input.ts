import type { PlanHost, PlanInput } from "#lib/planning/plan.ts";
import { STAND_IN } from "#lib/planning/stand-ins.ts";
import { parseVersion } from "#lib/planning/version.ts";
import type { Question } from "./question.ts";

/** Hosts nobody has named yet, in the order in which the picture shows them. */
function hostsOf({ layout, processing, backup }: Question, version: PlanHost["version"]): readonly PlanHost[] {
  const host = (name: string, role: PlanHost["role"]): PlanHost => ({ name, role, version, restartMinutes: null });
  const count = layout === "cluster" ? processing : 0;
  return [
    host(STAND_IN.primary, "primary"),
    host(STAND_IN.secondary, "secondary"),
    ...Array.from({ length: count }, (_, i) => host(STAND_IN.processing(i + 1), "processing")),
    ...(backup ? [host(STAND_IN.backup, "backup")] : []),
  ];
}

/** The installation that a short question describes. Throws for a version that `readQuestion` has not accepted. */
export function inputOfQuestion(question: Question, from: string): PlanInput {
  const version = parseVersion(from);
  if (!version.ok) throw new Error(`Not a version that makes a plan: ${from}`);
  return { topology: question.layout, hosts: hostsOf(question, version.value), failback: question.failback };
}
