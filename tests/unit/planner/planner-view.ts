import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import type { When } from "#app/_timeline/clock.ts";
import { translator } from "#lib/messages/translator.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { type Instant, parseInstant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

export const TORONTO = "America/Toronto" as ZoneName;
export const SARAJEVO = "Europe/Sarajevo" as ZoneName;

export function moment(text: string): Instant {
  const read = parseInstant(text);
  if (read === null) throw new Error(text);
  return read;
}

type Spoken = { readonly locale?: "en" | "de"; readonly when?: When | undefined };

/** What the page of an address shows. */
export function viewOf(query: string, { locale = "en", when }: Spoken = {}): PlanView {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  const request = readPlanRequest(values);
  if (request.kind !== "plan") throw new Error(`No plan: ${query}`);
  return planView({ ...request, when: when ?? null }, { t: translator(locale), policy: DEFAULT_POLICY });
}

/** The same for hosts that no address has room for. */
export const viewOfHosts = (input: PlanInput, when: When | null = null): PlanView =>
  planView({ input, query: "x", named: true, when }, { t: translator("en"), policy: DEFAULT_POLICY });
