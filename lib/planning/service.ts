import "server-only";
import { createHash } from "node:crypto";
import type { Estimates } from "./estimate.ts";
import type { Plan, PlanInput } from "./plan.ts";
import { planHash } from "./plan-hash.ts";
import { planUpgrade } from "./plan-upgrade.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Plans hosts that were judged before, by `judgePlanInput` or when the installation was stored; a fault here is a fault of
 * ours, and throws. `estimates` are the desk's current ones: they decide `workMinutes`, never the hash.
 */
export function planJudged(input: PlanInput, estimates: Estimates): Plan {
  const planned = planUpgrade(input, { estimates, sha256 });
  if (!planned.ok) throw new Error(`Hosts without faults make no plan: ${planned.error.map(({ code }) => code).join(", ")}`);
  return planned.value;
}

/** The hash that the plan of these hosts has, without planning them. */
export const hashOf = (input: PlanInput): string => planHash(input, sha256);
