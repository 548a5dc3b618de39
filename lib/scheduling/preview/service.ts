import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlanHost, PlanInput } from "#lib/planning/plan.ts";
import { planJudged } from "#lib/planning/service.ts";
import { DAY_MS, instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import type { Policy } from "../policy.ts";
import { changedPolicy, contradictions } from "../policy-change.ts";
import type { PolicyChange } from "../schema.ts";
import { currentPolicy, deskAround } from "../service.ts";
import { type PolicyPreview, PREVIEW_DAYS, previewPolicy } from "./preview.ts";
import { openBookings } from "./repository.ts";

const host = (name: string, role: PlanHost["role"]): PlanHost => ({
  name,
  role,
  version: { major: 3, minor: 2, patch: 0, text: "3.2" },
  restartMinutes: null,
});

/** A mirror with a backup host on the oldest line: the longest of the plans that nearly everybody has. */
const EXAMPLE: PlanInput = {
  topology: "mirror",
  hosts: [host("a", "primary"), host("b", "secondary"), host("backup", "backup")],
  failback: false,
};

const sideOf = (policy: Policy) => ({ policy, windowMinutes: planJudged(EXAMPLE, policy.estimates).workMinutes });

/**
 * What a change of the rules would do, without making it: for a customer on the desk's clock with a mirror on 3.2. Refuses the
 * contradictions that the change itself would be refused for.
 */
export async function previewChange(
  actor: Actor,
  wish: PolicyChange,
  now: Clock = systemClock,
): Promise<Result<PolicyPreview, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse({ code: "forbidden" });
  const before = await currentPolicy();
  const after = changedPolicy(before, wish);
  const faults = contradictions(after);
  if (faults.length > 0) return refuse({ code: "invalid-input", faults });
  const ahead: Interval = { start: now(), end: instant(now() + (PREVIEW_DAYS + 1) * DAY_MS) };
  const [desk, bookings] = await Promise.all([deskAround(database(), ahead), openBookings(database(), ahead)]);
  const facts = { now: desk.now, calendar: desk.calendar, zone: before.zone, bookings };
  return done(previewPolicy({ before: sideOf(before), after: sideOf(after) }, facts));
}
