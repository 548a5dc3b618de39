import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { hostKey } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { goOnWith } from "../acceptance/service.ts";
import { type Answer, currentPlan, type Found, perform, performInCalendar, type Terms } from "../act/service.ts";
import type { ItemNamed } from "../booking.ts";
import { conclude } from "../conclusion/service.ts";
import { changesDue, requestDue } from "../due.ts";
import { planInForce } from "../plan-in-force.ts";
import { readinessRefusal } from "../readiness-refusal.ts";

const wrongDue = (code: string): Result<never, Refusal> => refuse({ code: "invalid-input", faults: [{ pointer: "/due", code }] });

async function judgeDue({ tx, booking, now }: Found, wanted: Instant | undefined): Promise<Result<Instant, Refusal>> {
  const { start } = booking.window;
  if (wanted === undefined) return done(changesDue({ now, zone: booking.zone, start, policy: await currentPolicy(tx) }));
  if (wanted <= now) return wrongDue("due-not-ahead");
  return wanted > start ? wrongDue("due-after-start") : done(wanted);
}

export type ChangesAsked = Terms & {
  readonly message: string;
  readonly due?: Instant | undefined;
  readonly items?: readonly ItemNamed[] | undefined;
};

const nameOf = (one: { readonly item: string; readonly host?: string }): string => `${one.item} ${hostKey(one.host ?? "")}`;

/** Only what the checklist has can be asked for. */
async function judgeItems({ tx, actor, booking, now }: Found, items: readonly ItemNamed[]): Promise<Result<null, Refusal>> {
  if (items.length === 0) return done(null);
  const found = await findInstallation(actor, booking.installationId, { tx, lock: "keep" });
  if (!found.ok) return found;
  const known = new Set((await checklistFor(found.value, now, tx)).items.map(nameOf));
  const faults = items.flatMap((one, n) => (known.has(nameOf(one)) ? [] : [{ pointer: `/items/${n}`, code: "unknown-item" }]));
  return faults.length > 0 ? refuse({ code: "invalid-input", faults }) : done(null);
}

/**
 * The desk asks for something to be changed, with the words that the customer reads, until `due`, or as long as the policy
 * gives. The window stays held until then.
 */
export const requestChanges = (actor: Actor, id: string, { message, due: wanted, items = [], ...terms }: ChangesAsked): Answer =>
  perform(actor, { ...terms, id, act: "request-changes" }, async (found) => {
    const due = await judgeDue(found, wanted);
    if (!due.ok) return due;
    const known = await judgeItems(found, items);
    if (!known.ok) return known;
    return conclude(found, { reason: message, after: { due: due.value }, detail: items.length > 0 ? { items } : {} });
  });

/** Everything of the checklist must be done, as for a new request. Source: rules of readiness. */
export async function judgeReadiness({ tx, actor, booking, now }: Found): Promise<Result<null, Refusal>> {
  const found = await findInstallation(actor, booking.installationId, { tx, lock: "keep" });
  if (!found.ok) return found;
  const readiness = await checklistFor(found.value, now, tx);
  return readiness.complete ? done(null) : refuse(readinessRefusal(readiness));
}

export type Resubmission = Terms & { readonly planHash?: string | undefined };

/**
 * The customer sends the request again, for the time that it holds. Refuses in this order: `not-ready`; `plan-changed` where
 * the hosts make another plan than the one accepted and `planHash` is not its hash; what stands against a longer window.
 */
export const resubmitBooking = (actor: Actor, id: string, { planHash, ...terms }: Resubmission): Answer =>
  performInCalendar(actor, { ...terms, id, act: "resubmit", pointer: "/planHash" }, async (found) => {
    const ready = await judgeReadiness(found);
    if (!ready.ok) return ready;
    const { tx, booking, now } = found;
    const policy = await currentPolicy(tx);
    const current = await currentPlan(found, policy);
    if (!current.ok) return current;
    const plan = planInForce(booking, current.value, planHash);
    if (!plan.ok) return plan;
    const due = requestDue({ now, zone: booking.zone, start: booking.window.start, policy });
    return goOnWith(found, plan.value, { after: { due } });
  });
