import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { isOverlap, mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { answeredBefore, once } from "#lib/once/service.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { releaseHold } from "#lib/scheduling/hold/service.ts";
import { sameEstimates } from "#lib/scheduling/policy.ts";
import { currentPolicy, deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import { intervalOf, reachOf } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { type BookingAnswer, bookingAnswer } from "../answer.ts";
import type { BookingChange, BookingId } from "../booking.ts";
import { announceBooking } from "../jobs.ts";
import { readinessRefusal } from "../readiness-refusal.ts";
import type { SubmitBody } from "../schema.ts";
import { slotTaken } from "../slot-taken.ts";
import { type Draft, draftOf, firstChangeOf, type Prepared, type Settled } from "./draft.ts";
import { judgeStartOf, judgeTimes } from "./judgement.ts";
import { oneAtATime } from "./queue.ts";
import { insertBooking } from "./repository.ts";

/** `locale`: the language in which the sender read what they accept, and reads refusals; English for the interface. */
export type Wish = SubmitBody & { readonly locale?: Locale };

/** The transaction found the world other than it was when it was judged: judge again. */
class Stale extends Error {}

const TRIES = 4;

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
    const look = () => tooLate(prepared.value, key);
    const work = () => inTransaction((tx) => once(tx, key, () => book(tx, prepared.value)));
    try {
      return (await look()) ?? (await oneAtATime(wish.start, { look, work }));
    } catch (error) {
      if (isOverlap(error)) return refuse(slotTaken("/start", prepared.value.t));
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

/**
 * The rules by a plain read of the calendar, before any transaction: it waits for nobody and takes no place in a queue, and it
 * sends most losers home.
 */
async function firstLook(prepared: Prepared): Promise<Refusal | null> {
  const { wish, plan } = prepared;
  const reach = reachOf([wish.start, ...wish.alternates], plan.workMinutes);
  return judgeTimes(prepared, fresh(prepared, await deskAround(database(), reach, prepared.actor.userId)));
}

/** The refusal where the time cannot be had any more, or the answer to this very request that has taken it; else `null`. */
async function tooLate(prepared: Prepared, key: OnceKey | null): Promise<Result<BookingAnswer, Refusal> | null> {
  const early = await firstLook(prepared);
  return early && ((await answeredBefore<BookingAnswer>(database(), key)) ?? refuse(early));
}

/**
 * Under the calendar's lock once more, by the database's clock, since only there nobody else books meanwhile. Then everything is
 * written or nothing.
 */
async function book(tx: Tx, prepared: Prepared): Promise<Result<BookingAnswer, Refusal>> {
  const { wish, plan } = prepared;
  await holdCalendar(tx);
  const window = intervalOf(wish.start, plan.workMinutes);
  const desk = fresh(prepared, await deskAround(tx, window, prepared.actor.userId));
  const verdict = judgeStartOf(prepared, desk);
  if ("refusal" in verdict) return refuse(verdict.refusal);
  await releaseHold(tx, prepared.actor.userId);
  return done(await write(tx, prepared, { id: newId() as BookingId, desk, exceptions: verdict.exceptions }));
}

/** The window's length rests on the estimates: with others it is another window, and another question to the calendar. */
function fresh({ estimates }: Prepared, desk: DeskFacts): DeskFacts {
  if (!sameEstimates(desk.policy.estimates, estimates)) throw new Stale();
  return desk;
}

/** Holds the engineer and writes the booking, its trail, and the job that tells about it. */
async function write(tx: Tx, prepared: Prepared, settled: Settled): Promise<BookingAnswer> {
  const draft = draftOf(prepared, settled);
  const first = firstChangeOf(prepared, draft);
  const inserted = await insertBooking(tx, {
    booking: draft,
    installationRevision: prepared.installation.revision,
    heldId: newId(),
    held: heldInterval({ start: draft.window.start, windowMinutes: draft.windowMinutes, policy: settled.desk.policy }),
    change: first,
  });
  if (!inserted) throw new Stale();
  await tell(tx, prepared.actor, { draft, first, change: inserted.change });
  const engineer = settled.desk.calendar.engineers.find(({ id }) => id === draft.engineerId) ?? null;
  const booking = { ...draft, reference: inserted.reference };
  return bookingAnswer({ booking, engineer, history: [first] }, translator("en"));
}

/** `change` is the id of the row of its history. */
type Written = { readonly draft: Draft; readonly first: BookingChange; readonly change: string };

async function tell(tx: Tx, actor: SignedIn, { draft, first, change }: Written): Promise<void> {
  const action = first.act === "submit" ? "booking.submitted" : "booking.overridden";
  const { id, installationId } = draft;
  await record(tx, actor, { action, subject: `booking:${id}`, reason: first.reason, detail: { installationId } });
  await enqueue(tx, announceBooking, { bookingId: id, revision: draft.revision, change });
}
