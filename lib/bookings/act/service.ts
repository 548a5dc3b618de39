import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, scopeOf } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { isOverlap, mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { currentPolicy, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { type Acceptance, type BookingStatus, type BookingView, isOpen, type KeptPlan, type OpenBooking } from "../booking.ts";
import { raisesSequence } from "../calendar-entry.ts";
import { sentencesOf } from "../describe.ts";
import { announceBooking } from "../jobs.ts";
import { loadBooking, loadBookingAlone } from "../repository.ts";
import { slotTaken } from "../slot-taken.ts";
import { type Act, mayDo, statusAfter } from "../transitions.ts";
import * as repository from "./repository.ts";

/**
 * What every act takes beside its own: `version` is the one that was read, where the caller says so (then `outdated` when it
 * has changed since); `locale` is the language of refusals, English unless told.
 */
export type Terms = { readonly version?: number | null | undefined; readonly locale?: Locale | undefined };

export type Answer = Promise<Result<BookingView, Refusal>>;

/** Which act on which booking. `pointer`: where the start stands that somebody else may take meanwhile. */
export type Asked = Terms & { readonly id: string; readonly act: Act; readonly pointer?: string };

/** A booking that the act may change: it is the actor's to see, the version they read, and its state allows it. */
export type Found = {
  readonly tx: Tx;
  readonly actor: SignedIn;
  readonly act: Act;
  readonly locale: Locale;
  readonly booking: OpenBooking;
  readonly to: BookingStatus;
  /** By the database's clock. */
  readonly now: Instant;
};

type Work = (found: Found) => Promise<Result<null, Refusal>>;

const TRIES = 3;

/**
 * Runs one act as one transaction, and answers the booking as it then is. Refuses in this order: `forbidden`, `not-found`,
 * `outdated`, `illegal-transition`, then what the work refuses; `slot-taken` where the constraint knows of somebody faster.
 */
export async function perform(actor: Actor, asked: Asked, work: Work): Answer {
  if (!isSignedIn(actor) || !mayDo(asked.act, actor)) return refuse({ code: "forbidden" });
  for (let tries = 1; ; tries++) {
    try {
      const result = await inTransaction(async (tx) => {
        const found = await find(tx, actor, asked);
        return found.ok ? work(found.value) : found;
      });
      if (!result.ok) return result;
      const view = await loadBooking(database(), { id: asked.id }, scopeOf(actor));
      return view ? done(view) : refuse({ code: "not-found" });
    } catch (error) {
      if (isOverlap(error)) return refuse(slotTaken(asked.pointer ?? "/start", translator(asked.locale ?? "en")));
      if (tries === TRIES || !mayRetry(error)) throw error;
    }
  }
}

/** The same for acts that write to the desk's calendar: its lock comes before the booking is read. */
export const performInCalendar = (actor: Actor, asked: Asked, work: Work): Answer =>
  perform(actor, asked, async ({ tx, ...first }) => {
    await holdCalendar(tx);
    // Read again under the lock: whoever held it before may have changed this very booking.
    const found = await find(tx, first.actor, asked);
    return found.ok ? work(found.value) : found;
  });

/** Past its due date a booking is as good as ended, however late the clock's own act comes. */
const isOverdue = ({ due }: OpenBooking, now: Instant): boolean => due !== null && due <= now;

async function find(tx: Tx, actor: SignedIn, { id, act, version, locale = "en" }: Asked): Promise<Result<Found, Refusal>> {
  const booking = await loadBookingAlone(tx, id, scopeOf(actor));
  if (!booking) return refuse({ code: "not-found" });
  if (version !== undefined && version !== null && version !== booking.revision) return refuse({ code: "outdated" });
  const to = statusAfter(act, booking);
  if (!to.ok) return to;
  const now = await repository.databaseNow(tx);
  if (!isOpen(booking) || isOverdue(booking, now)) return refuse({ code: "illegal-transition" });
  return done({ tx, actor, act, locale, booking, to: to.value, now });
}

/** What an act settles: all that is not named stays, the due date and the proposals excepted, which end with the state. */
export type Settled = {
  readonly after?: Partial<Omit<repository.After, "status">>;
  readonly reason?: string | null;
  readonly detail?: repository.Change["detail"];
};

const ENDED = { due: null, before: null, proposals: [] } as const;

/** What a change is made to, and by whom; `system` where the clock acts. */
export type Concluding = Pick<Found, "tx" | "act" | "booking" | "to"> & { readonly actor: SignedIn | "system" };

const personOf = (actor: SignedIn | "system") =>
  actor === "system" ? { userId: null, name: "system" } : { userId: actor.userId, name: actor.name };

/** Writes the change, its trail, and the job that tells about it. `changed-meanwhile` where somebody else was faster. */
export async function conclude(
  { tx, actor, act, booking, to }: Concluding,
  { after = {}, reason = null, detail = {} }: Settled,
): Promise<Result<null, Refusal>> {
  // Another time is promised on the clock as it goes now.
  const fresh = after.wallClock === undefined || after.wallClock === booking.wallClock ? {} : { clock: null };
  const next: repository.After = { ...booking, ...(to === booking.status ? {} : ENDED), ...fresh, ...after, status: to };
  const moved = next.window.start === booking.window.start ? {} : { start: next.window.start, startBefore: booking.window.start };
  const due = next.due === null || next.due === booking.due ? {} : { due: next.due };
  const passed = next.engineerId === booking.engineerId ? {} : { engineerBefore: booking.engineerId };
  const raised = raisesSequence(booking, next) ? { sequence: booking.sequence + 1 } : {};
  const told = { ...moved, ...due, ...passed, ...raised, ...detail };
  const saved = await repository.saveChange(tx, booking, { act, by: personOf(actor), reason, detail: told, after: next });
  if (!saved) return refuse({ code: "changed-meanwhile" });
  await record(tx, actor, { action: ACTIONS[act], subject: `booking:${booking.id}`, reason, detail: trailOf(booking, next) });
  await enqueue(tx, announceBooking, { bookingId: booking.id, ...saved });
  return done(null);
}

const trailOf = (booking: OpenBooking, { status, window, engineerId, kept }: repository.After) => ({
  from: booking.status,
  to: status,
  start: isoLocal(window.start, booking.zone),
  engineerId: engineerId === booking.engineerId ? null : engineerId,
  ...(kept === booking.kept ? {} : { planHash: kept.plan.hash }),
});

/** What the trail calls each act. */
const ACTIONS: Readonly<Record<Act, string>> = {
  "request-changes": "booking.changes-requested",
  resubmit: "booking.resubmitted",
  propose: "booking.proposed",
  "accept-proposal": "booking.proposal-accepted",
  "refuse-proposal": "booking.proposal-refused",
  approve: "booking.approved",
  reschedule: "booking.rescheduled",
  decline: "booking.declined",
  cancel: "booking.cancelled",
  expire: "booking.expired",
  assign: "booking.assigned",
  accept: "booking.accepted",
  "follow-clock": "booking.moved-with-clock",
  "flag-clock": "booking.clock-conflict",
  start: "booking.started",
  complete: "booking.completed",
  abort: "booking.aborted",
};

/** The plan of the installation as it is now, held until the transaction ends, with the desk's estimates of now. */
export async function currentPlan({ tx, actor, booking }: Found, policy?: Policy): Promise<Result<KeptPlan, Refusal>> {
  const found = await findInstallation(actor, booking.installationId, { tx, lock: "keep" });
  if (!found.ok) return found;
  const { estimates } = policy ?? (await currentPolicy(tx));
  const input = planInputOf(found.value, booking.failback);
  return done({ input, plan: planOf(found.value, booking.failback, estimates), estimates });
}

/** Whoever acts accepts the plan for this start, in their language. */
export function acceptanceBy({ actor, booking, locale, now }: Found, kept: KeptPlan, start: Instant): Acceptance {
  const reader = { zone: booking.zone, locale, now };
  return { by: actor.userId, at: now, sentences: sentencesOf(kept, start, { reader, t: translator(locale) }) };
}
