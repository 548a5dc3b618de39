import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { database, type Tx } from "#lib/db/client.ts";
import type { Refusal as Refused } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import type { Plan } from "#lib/planning/plan.ts";
import { DAY_MS, type Instant, instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";
import type { SlotQuery } from "./broken-rules.ts";
import type { DeskFacts } from "./calendar-row.ts";
import { evaluateSlot, type Refusal, type SlotFacts } from "./evaluate-slot.ts";
import { freeSlots, type SlotDay } from "./free-slots.ts";
import { type NearestStarts, nearestAllowed } from "./nearest-allowed.ts";
import type { Policy } from "./policy.ts";
import { loadDesk, loadPolicy, type Own, openCalendar } from "./repository.ts";
import type { SlotsQuery } from "./schema.ts";

/** The desk's rules as they are now. */
export const currentPolicy = (tx: Tx = database()): Promise<Policy> => loadPolicy(tx);

/**
 * Makes the caller the only writer of the desk's calendar until its transaction ends. Whoever decides by the calendar and then
 * writes to it calls this first and reads the calendar afterwards.
 */
export const holdCalendar = (tx: Tx): Promise<void> => openCalendar(tx);

/** A window may be this much longer than the estimates say before the days around it no longer hold it. */
const AROUND_MS = 2 * DAY_MS;

/**
 * Policy and calendar around a window, so far that the days it touches are whole in any zone. What is held by the booking
 * `own`, or for the account `own`, is left out.
 */
export function deskAround(tx: Tx, window: Interval, own: Own = null): Promise<DeskFacts> {
  const around = { start: instant(window.start - AROUND_MS), end: instant(window.end + AROUND_MS) };
  return loadDesk(tx, around, own);
}

// A time that somebody has chosen is taken for everybody else, and not for them.
const accountOf = (actor: Actor): string | null => (isSignedIn(actor) ? actor.userId : null);

/** What the rules are asked about, for one installation: the plan decides the length of the window. */
export type SlotSubject = { readonly installation: Installation; readonly plan: Plan; readonly policy: Policy };

export async function subjectOf(actor: Actor, installationId: string, failback: boolean): Promise<Result<SlotSubject, Refused>> {
  const found = await findInstallation(actor, installationId);
  if (!found.ok) return found;
  const policy = await currentPolicy();
  return done({ installation: found.value, policy, plan: planOf(found.value, failback, policy.estimates) });
}

/** `now` and `policy` are those the answer rests on; a page needs them to say more. */
export type Slots = {
  readonly zone: ZoneName;
  readonly windowMinutes: number;
  readonly days: readonly SlotDay[];
  readonly now: Instant;
  readonly policy: Policy;
  readonly plan: Plan;
  readonly installation: Installation;
};

/** The free starts of an installation, day by day; `from` and `to` are dates in its zone, both inclusive. */
export async function slotsFor(
  actor: Actor,
  installationId: string,
  { from, to, failback }: SlotsQuery,
): Promise<Result<Slots, Refused>> {
  const subject = await subjectOf(actor, installationId, failback);
  if (!subject.ok) return subject;
  const { installation, plan } = subject.value;
  const { zone } = installation;
  const windowMinutes = plan.workMinutes;
  const days = { start: startOfDay(from, zone), end: startOfDay(plusDays(to, 1), zone) };
  const desk = await loadDesk(database(), withWindow(days, subject.value), accountOf(actor));
  const { days: found } = freeSlots({ from, to, zone, windowMinutes, ...desk });
  return done({ ...subject.value, zone, windowMinutes, days: found, now: desk.now, policy: desk.policy });
}

/** The interval and all that a window starting in it may touch, buffers of a later policy included. */
const withWindow = ({ start, end }: Interval, { plan }: SlotSubject): Interval => ({
  start: instant(start - AROUND_MS),
  end: instant(end + AROUND_MS + plan.workMinutes * 60_000),
});

/** `nearest`: where to go from here; `null` where the start breaks no rule. */
export type SlotCheck = {
  readonly facts: SlotFacts;
  readonly refusals: readonly Refusal[];
  readonly nearest: NearestStarts | null;
};

/** Judges one start of an installation by every rule, and looks for the nearest that would do. */
export async function checkSlot(
  actor: Actor,
  installationId: string,
  { start, failback }: { readonly start: Instant; readonly failback: boolean },
): Promise<Result<SlotCheck, Refused>> {
  const subject = await subjectOf(actor, installationId, failback);
  return subject.ok ? done(await judgeStart(subject.value, { start, own: accountOf(actor) })) : subject;
}

/** The same for an installation and a plan that are at hand. */
type Asked = { readonly start: Instant; readonly own: string | null };

async function judgeStart(subject: SlotSubject, { start, own }: Asked): Promise<SlotCheck> {
  const now = systemClock();
  const reach = { start: now, end: instant(now + subject.policy.horizonDays * DAY_MS) };
  const whole = { start: instant(Math.min(start, reach.start)), end: instant(Math.max(start, reach.end)) };
  const desk = await loadDesk(database(), withWindow(whole, subject), own);
  const facts = { start, windowMinutes: subject.plan.workMinutes, zone: subject.installation.zone, ...desk };
  const refusals = evaluateSlot(facts);
  return { facts, refusals, nearest: refusals.length > 0 ? nearestAllowed(facts) : null };
}

/** Everything that the rules need to judge any start of an installation up to the horizon. */
export type SlotRules = SlotSubject & { readonly query: SlotQuery };

/**
 * For a page that explains as well as lists: the rules' facts from today to the last day that can be chosen. What the booking
 * `exceptBookingId` holds is left out, for choosing another time for it, or for several.
 */
export async function slotRules(
  actor: Actor,
  installationId: string,
  { failback, exceptBookingId = null }: { readonly failback: boolean; readonly exceptBookingId?: Own },
): Promise<Result<SlotRules, Refused>> {
  const subject = await subjectOf(actor, installationId, failback);
  if (!subject.ok) return subject;
  const { installation, plan, policy } = subject.value;
  const now = systemClock();
  const reach = { start: now, end: instant(now + policy.horizonDays * DAY_MS) };
  const desk = await loadDesk(database(), withWindow(reach, subject.value), exceptBookingId ?? accountOf(actor));
  return done({ ...subject.value, query: { windowMinutes: plan.workMinutes, zone: installation.zone, ...desk } });
}
