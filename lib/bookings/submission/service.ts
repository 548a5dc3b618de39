import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { isOverlap, mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { answeredBefore, once } from "#lib/once/service.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { freeEngineers, heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import { currentPolicy, deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { type Interval, intervalOf } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime, plusDays, startOfDay } from "#lib/time/zone.ts";
import { type BookingAnswer, bookingAnswer } from "../answer.ts";
import type { BookingId, Exception, KeptPlan } from "../booking.ts";
import { sentencesOf } from "../describe.ts";
import { fairestEngineer } from "../engineer-choice.ts";
import { announceBooking } from "../jobs.ts";
import type { SubmitBody } from "../schema.ts";
import type { FirstAct } from "../transitions.ts";
import { draftOf } from "./draft.ts";
import { judgeStartOf, judgeTimes, readinessRefusal, slotTaken, type TimeFacts, waiverOf } from "./judgement.ts";
import { insertBooking } from "./repository.ts";

/** `locale`: the language in which the sender read what they accept, and reads refusals; English for the interface. */
export type Wish = SubmitBody & { readonly locale?: Locale };

/** The transaction found the world other than it was when it was judged: judge again. */
class Stale extends Error {}

const TRIES = 4;

/** All that was read before the transaction. */
type Prepared = TimeFacts & { readonly actor: SignedIn; readonly wish: Wish; readonly estimates: Estimates };

/**
 * A customer's request, or with `override` a booking by the desk for a customer. Holds an engineer from this moment. The same
 * `key` again gives the same answer. Refuses in this order: `not-found`, `not-ready`, `plan-changed`, `slot-not-allowed`,
 * `slot-taken`.
 */
export async function submitBooking(actor: Actor, wish: Wish, key: OnceKey | null): Promise<Result<BookingAnswer, Refusal>> {
  const stranger = judgeSender(actor, wish);
  if (stranger || !isSignedIn(actor)) return refuse(stranger ?? { code: "forbidden" });
  for (let tries = 1; ; tries++) {
    const prepared = await prepare(actor, wish);
    // What it has brought about itself may stand in the way now, or have changed since.
    if (!prepared.ok) return (await answeredBefore<BookingAnswer>(database(), key)) ?? prepared;
    try {
      return await inTransaction((tx) => once(tx, key, () => book(tx, prepared.value)));
    } catch (error) {
      if (isOverlap(error)) return refuse(slotTaken(prepared.value));
      if (tries < TRIES && (error instanceof Stale || mayRetry(error))) continue;
      if (error instanceof Stale) return refuse({ code: "plan-changed" });
      throw error;
    }
  }
}

function judgeSender(actor: Actor, { override }: Wish): Refusal | null {
  if (!isStaff(actor)) return override ? { code: "forbidden" } : null;
  return override ? null : { code: "invalid-input", faults: [{ pointer: "/override", code: "override-missing" }] };
}

async function prepare(actor: SignedIn, wish: Wish): Promise<Result<Prepared, Refusal>> {
  const found = await findInstallation(actor, wish.installationId);
  if (!found.ok) return found;
  const installation = found.value;
  if (!wish.override) {
    const readiness = await checklistFor(installation, systemClock());
    if (!readiness.complete) return refuse(readinessRefusal(readiness));
  }
  const { estimates } = await currentPolicy();
  const plan = planOf(installation, wish.failback, estimates);
  if (wish.planHash !== undefined && wish.planHash !== plan.hash) return refuse({ code: "plan-changed" });
  return done({ actor, wish, installation, plan, estimates, t: translator(wish.locale ?? "en") });
}

const sameEstimates = (a: Estimates, b: Estimates): boolean =>
  a.upgrade === b.upgrade && a.restart === b.restart && a.failover === b.failover && a.guiUpdate === b.guiUpdate;

/** From the first of all starts that are asked for to the end of the last window. */
function wholeOf({ wish, plan }: Prepared): Interval {
  const starts = [wish.start, ...wish.alternates];
  return { start: instant(Math.min(...starts)), end: intervalOf(instant(Math.max(...starts)), plan.workMinutes).end };
}

/**
 * The rules by a plain read of the calendar, which waits for nobody and sends most losers home; then under the calendar's lock
 * once more, by the database's clock, since only there nobody else books meanwhile. Then everything is written or nothing.
 */
async function book(tx: Tx, prepared: Prepared): Promise<Result<BookingAnswer, Refusal>> {
  const refusal = judgeTimes(prepared, fresh(prepared, await deskAround(tx, wholeOf(prepared))));
  if (refusal) return refuse(refusal);
  await holdCalendar(tx);
  const window = intervalOf(prepared.wish.start, prepared.plan.workMinutes);
  const desk = fresh(prepared, await deskAround(tx, window));
  const verdict = judgeStartOf(prepared, desk);
  if ("refusal" in verdict) return refuse(verdict.refusal);
  return done(await write(tx, prepared, { desk, exceptions: verdict.exceptions }));
}

/** The window's length rests on the estimates: with others it is another window, and another question to the calendar. */
function fresh({ estimates }: Prepared, desk: DeskFacts): DeskFacts {
  if (!sameEstimates(desk.policy.estimates, estimates)) throw new Stale();
  return desk;
}

type Decided = { readonly desk: DeskFacts; readonly exceptions: readonly Exception[] };

function chooseEngineer({ wish, plan }: Prepared, { calendar, policy }: DeskFacts) {
  const free = freeEngineers({ start: wish.start, windowMinutes: plan.workMinutes, policy, calendar });
  const { date } = localTime(wish.start, policy.zone);
  const day = { start: startOfDay(date, policy.zone), end: startOfDay(plusDays(date, 1), policy.zone) };
  const chosen = fairestEngineer(free, calendar.held, day);
  if (!chosen) throw new Error("The rules found an engineer free, and then nobody was");
  return chosen;
}

function keptPlan({ installation, wish, plan, estimates }: Prepared): KeptPlan {
  return { input: planInputOf(installation, wish.failback), plan, estimates };
}

/** What the sender accepts by sending, on the customer's clock; the desk accepts nothing for anybody. */
function accepted({ wish, installation, t }: Prepared, kept: KeptPlan, now: Instant): readonly string[] | null {
  if (wish.override) return null;
  return sentencesOf(kept, wish.start, { reader: { zone: installation.zone, locale: t.locale, now }, t });
}

async function write(tx: Tx, prepared: Prepared, { desk, exceptions }: Decided): Promise<BookingAnswer> {
  const { actor, wish, installation, plan } = prepared;
  const act: FirstAct = wish.override ? "override" : "submit";
  const engineerId = chooseEngineer(prepared, desk);
  const kept = keptPlan(prepared);
  const facts = { act, wish, installation, kept, exceptions, engineerId, by: actor.userId, at: desk.now };
  const draft = draftOf({ ...facts, id: newId() as BookingId, sentences: accepted(prepared, kept, desk.now) });
  const reason = waiverOf(wish)?.reason ?? null;
  const inserted = await insertBooking(tx, {
    booking: draft,
    installationRevision: installation.revision,
    heldId: newId(),
    held: heldInterval({ start: wish.start, windowMinutes: plan.workMinutes, policy: desk.policy }),
    act,
    reason,
    byName: actor.name,
  });
  if (!inserted) throw new Stale();
  await tell(tx, prepared, { id: draft.id, act, change: inserted.change, reason });
  const engineer = desk.calendar.engineers.find(({ id }) => id === engineerId) ?? null;
  const first = { at: desk.now, by: actor.name, act, from: "draft", to: draft.status, reason };
  const booking = { ...draft, reference: inserted.reference };
  return bookingAnswer({ booking, engineer, history: [first] }, translator("en"));
}

type Written = {
  readonly id: BookingId;
  readonly act: FirstAct;
  readonly change: string;
  readonly reason: string | null;
};

async function tell(tx: Tx, { actor, installation }: Prepared, { id, act, change, reason }: Written): Promise<void> {
  const action = act === "submit" ? "booking.submitted" : "booking.overridden";
  await record(tx, actor, { action, subject: `booking:${id}`, reason, detail: { installationId: installation.id } });
  await enqueue(tx, announceBooking, { bookingId: id, revision: 1, change });
}
