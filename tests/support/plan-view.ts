import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import { translator } from "#lib/messages/translator.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";

/** A plan as its page shows it, from the query of its address. */
export function aPlanView(query: string, policy: Partial<Policy> = {}, locale: "en" | "de" = "en"): PlanView {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  const request = readPlanRequest(values);
  if (request.kind !== "plan") throw new Error(`No plan: ${query}`);
  return planView(request, { t: translator(locale), policy: { ...DEFAULT_POLICY, ...policy } });
}
