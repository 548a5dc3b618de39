import "server-only";
import type { PageContext } from "#app/_edge/page-context.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { planOf } from "#lib/installations/service.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { type SlotRules, slotRules } from "#lib/scheduling/service.ts";
import type { Speaker } from "./speaker.ts";

/** What somebody is booking: the installation, its plan and the rules; and how to speak about it. */
export type Subject = SlotRules & {
  readonly input: PlanInput;
  /** Whether the path ends with the roles swapped, so that another failover can be asked for. */
  readonly failbackOffered: boolean;
  readonly failback: boolean;
  readonly speaker: Speaker;
};

type Reading = Pick<PageContext, "t" | "locale"> & { readonly actor: SignedIn };

/** `failback` counts only where it is offered. */
export async function loadSubject(
  reader: Reading,
  installationId: string,
  failback: boolean,
  exceptBookingId: string | readonly string[] | null = null,
): Promise<Result<Subject, Refusal>> {
  const { actor, t, locale } = reader;
  const found = await slotRules(actor, installationId, { failback, exceptBookingId });
  if (!found.ok) return found;
  const { installation, policy } = found.value;
  const failbackOffered = planOf(installation, false, policy.estimates).rolesSwappedAtEnd;
  if (failback && !failbackOffered) return loadSubject(reader, installationId, false, exceptBookingId);
  const { zone, now } = found.value.query;
  const speaker = { t, you: { zone, locale, now }, us: { zone: policy.zone, locale, now } };
  return done({ ...found.value, input: planInputOf(installation, failback), failbackOffered, failback, speaker });
}
