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
import { hashOf } from "#lib/planning/service.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { releaseHold } from "#lib/scheduling/hold/service.ts";
import { sameEstimates } from "#lib/scheduling/policy.ts";
import { currentPolicy, deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import { reachOf } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { type BookingAnswer, bookingAnswer } from "../answer.ts";
import type { BookingChange, BookingId, BookingView, SeriesEvening } from "../booking.ts";
import { announceBooking } from "../jobs.ts";
import { readinessRefusal } from "../readiness-refusal.ts";
import type { SubmitBody } from "../schema.ts";
import { slotTaken } from "../slot-taken.ts";
import { type Draft, draftOf, firstChangeOf, type Prepared, type Settled } from "./draft.ts";
import { type Granted, judgeStarts, judgeTimes } from "./judgement.ts";
import { partsOf } from "./part.ts";
import { oneAtATime } from "./queue.ts";
import { insertBooking, insertSeries } from "./repository.ts";

/** `locale`: the language in which the sender read what they accept, and reads refusals; English for the interface. */
export type Wish = SubmitBody & { readonly locale?: Locale };

/** The transaction found the world other than it was when it was judged: judge again. */
class Stale extends Error {}

const TRIES = 4;

/**
 * A customer's request, or with `override` a booking by the desk for a customer. Holds an engineer from this moment. The same
 * `key` again gives the same answer. With `series` there is a booking for each evening, all of them or none, and the answer is
 * the first. Refuses in this order: `not-found`, `not-ready`, `plan-changed`, `slot-not-allowed`, `slot-taken`.
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
      if (isOverlap(error)) return refuse(slotTaken(prepared.value.parts[0]?.pointer ?? "/start", prepared.value.t));
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
  const { estimates, windowLimitMinutes } = await currentPolicy();
  const plan = planOf(installation, wish.failback, estimates);
  if (wish.planHash !== undefined && wish.planHash !== plan.hash) return refuse({ code: "plan-changed" });
  const whole = { input: planInputOf(installation, wish.failback), plan, estimates };
  const parts = partsOf({ ...wish, kept: whole, windowLimitMinutes, hashOf });
  if (!parts.ok) return parts;
  const t = translator(wish.locale ?? "en");
  return done({ actor, wish, installation, plan, whole, parts: parts.value, estimates, windowLimitMinutes, t });
}

/**
 * The rules by a plain read of the calendar, before any transaction: it waits for nobody and takes no place in a queue, and it
 * sends most losers home.
 */
async function firstLook(prepared: Prepared): Promise<Refusal | null> {
  const { wish, plan } = prepared;
  const starts = [...prepared.parts.map(({ start }) => start), ...wish.alternates];
  const reach = reachOf(starts, plan.workMinutes);
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
  await holdCalendar(tx);
  const starts = prepared.parts.map(({ start }) => start);
  const desk = fresh(prepared, await deskAround(tx, reachOf(starts, prepared.plan.workMinutes), prepared.actor.userId));
  const verdict = judgeStarts(prepared, desk);
  if ("refusal" in verdict) return refuse(verdict.refusal);
  await releaseHold(tx, prepared.actor.userId);
  return done(await writeAll(tx, prepared, { desk, granted: verdict.granted }));
}

/** The windows rest on estimates and limit: with others they are other windows, and another question to the calendar. */
function fresh({ estimates, windowLimitMinutes, wish }: Prepared, desk: DeskFacts): DeskFacts {
  if (!sameEstimates(desk.policy.estimates, estimates)) throw new Stale();
  if (wish.series && desk.policy.windowLimitMinutes !== windowLimitMinutes) throw new Stale();
  return desk;
}

type Won = { readonly desk: DeskFacts; readonly granted: readonly Granted[] };

/** Every window of the request, or by a fault thrown on the way none; answers the first. */
async function writeAll(tx: Tx, prepared: Prepared, { desk, granted }: Won): Promise<BookingAnswer> {
  const { parts, installation, whole, actor } = prepared;
  const seriesId = parts.length > 1 ? newId() : null;
  if (seriesId !== null) {
    const { id: installationId, revision } = installation;
    const series = { id: seriesId, installationId, revision, evenings: parts.length, whole, createdBy: actor.userId };
    if (!(await insertSeries(tx, series))) throw new Stale();
  }
  const written: Booked[] = [];
  for (const [n, part] of parts.entries()) {
    const one = granted[n];
    if (!one) throw new Error("Every window that was judged has its engineer");
    written.push(await write(tx, prepared, { ...one, id: newId() as BookingId, part, desk, seriesId }));
  }
  const [first] = written;
  if (!first) throw new Error("A request has a window");
  return bookingAnswer({ ...first, evenings: seriesId === null ? [] : written.map(eveningOf) }, translator("en"));
}

type Booked = Pick<BookingView, "booking" | "engineer" | "history">;

const eveningOf = ({ booking: { series, id, reference, status, window, revision } }: Booked): SeriesEvening => ({
  evening: series?.evening ?? 1,
  id,
  reference,
  status,
  window,
  revision,
  hold: null,
});

/** Holds the engineer and writes the booking, its trail, and the job that tells about it. */
async function write(tx: Tx, prepared: Prepared, settled: Settled): Promise<Booked> {
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
  return { booking, engineer, history: [first] };
}

/** `change` is the id of the row of its history. */
type Written = { readonly draft: Draft; readonly first: BookingChange; readonly change: string };

async function tell(tx: Tx, actor: SignedIn, { draft, first, change }: Written): Promise<void> {
  const action = first.act === "submit" ? "booking.submitted" : "booking.overridden";
  const { id, installationId } = draft;
  await record(tx, actor, { action, subject: `booking:${id}`, reason: first.reason, detail: { installationId } });
  await enqueue(tx, announceBooking, { bookingId: id, revision: draft.revision, change });
}
