import "server-only";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, scopeOf } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { isOverlap, mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { currentPolicy, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Acceptance, type BookingStatus, type BookingView, isOpen, type KeptPlan, type OpenBooking } from "../booking.ts";
import { sentencesOf } from "../describe.ts";
import { standsIn } from "../plan-in-force.ts";
import { loadBooking, loadBookingAlone } from "../repository.ts";
import { loadEvenings } from "../series/repository.ts";
import { betweenOf, type InSeries, openBefore } from "../series/series.ts";
import { slotTaken } from "../slot-taken.ts";
import { type Act, mayDo, NEEDS_RELEASE, statusAfter } from "../transitions.ts";
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

/** Takes back all that the act has written so far: of several changes that belong together one was refused. */
export class TakenBack extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

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
      if (error instanceof TakenBack) return refuse(error.refusal);
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

/**
 * What a series has against an act: `on-hold` until the desk releases an evening that an earlier one holds back, and `evening-ahead`
 * for starting it while one before it has yet to be carried out.
 */
async function standsInOrder(tx: Tx, act: Act, { series }: OpenBooking): Promise<Result<null, Refusal>> {
  if (!series || !NEEDS_RELEASE.includes(act)) return done(null);
  if (series.hold) return refuse({ code: "on-hold", params: { evening: series.hold.evening } });
  if (act !== "start") return done(null);
  const before = openBefore(series.evening, await loadEvenings(tx, series.id));
  return before ? refuse({ code: "evening-ahead", params: { evening: before.evening } }) : done(null);
}

/** The booking as it is now, where the act may change it; refuses like `perform`. */
export async function find(tx: Tx, actor: SignedIn, { id, act, version, locale = "en" }: Asked): Promise<Result<Found, Refusal>> {
  const booking = await loadBookingAlone(tx, id, scopeOf(actor));
  if (!booking) return refuse({ code: "not-found" });
  if (version !== undefined && version !== null && version !== booking.revision) return refuse({ code: "outdated" });
  const to = statusAfter(act, booking);
  if (!to.ok) return to;
  const now = await repository.databaseNow(tx);
  if (!isOpen(booking) || isOverdue(booking, now)) return refuse({ code: "illegal-transition" });
  const order = await standsInOrder(tx, act, booking);
  return order.ok ? done({ tx, actor, act, locale, booking, to: to.value, now }) : order;
}

/** The plan of the installation as it is now, or the evening's own part while the hosts stand as that needs them; held until the transaction ends, with the desk's estimates of now. */
export async function currentPlan({ tx, actor, booking }: Found, policy?: Policy): Promise<Result<KeptPlan, Refusal>> {
  const found = await findInstallation(actor, booking.installationId, { tx, lock: "keep" });
  if (!found.ok) return found;
  const { estimates } = policy ?? (await currentPolicy(tx));
  const input = planInputOf(found.value, booking.failback);
  const plan = planOf(found.value, booking.failback, estimates);
  return done(standsIn(booking, plan.hash) ? booking.kept : { input, plan, estimates });
}

/** What the booking's window has to lie between, where it is an evening of a series. */
export async function inSeries(tx: Tx, { series }: OpenBooking): Promise<InSeries | null> {
  if (!series) return null;
  return { evening: series.evening, between: betweenOf(series.evening, await loadEvenings(tx, series.id)) };
}

/** Whoever acts accepts the plan for this start, in their language. */
export function acceptanceBy({ actor, booking, locale, now }: Found, kept: KeptPlan, start: Instant): Acceptance {
  const reader = { zone: booking.zone, locale, now };
  return { by: actor.userId, at: now, sentences: sentencesOf(kept, start, { reader, t: translator(locale) }) };
}
