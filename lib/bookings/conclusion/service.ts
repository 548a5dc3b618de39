import "server-only";
import { record } from "#lib/audit/service.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import * as repository from "../act/repository.ts";
import { type BookingStatus, HOLD_REASONS, type HoldReason, isOpen, type OpenBooking, type SeriesPlace } from "../booking.ts";
import { raisesSequence } from "../calendar-entry.ts";
import { requestDue } from "../due.ts";
import { announceBooking } from "../jobs.ts";
import { loadLater, lockEvenings } from "../series/repository.ts";
import { type Act, statusAfter } from "../transitions.ts";

/** What an act settles: all that is not named stays, the due date and the proposals excepted, which end with the state. */
export type Settled = {
  readonly after?: Partial<Omit<repository.After, "status">>;
  readonly reason?: string | null;
  readonly detail?: repository.Change["detail"];
};

const ENDED = { due: null, before: null, proposals: [] } as const;

/** What a change is made to, and by whom; `system` where the clock acts. */
export type Concluding = {
  readonly tx: Tx;
  readonly act: Act;
  readonly booking: OpenBooking;
  readonly to: BookingStatus;
  readonly actor: SignedIn | "system";
};

const personOf = (actor: SignedIn | "system") =>
  actor === "system" ? { userId: null, name: "system" } : { userId: actor.userId, name: actor.name };

/**
 * Writes the change, its trail, and the job that tells about it; where an evening of a series has come to nothing by it, the later
 * ones are held back. `changed-meanwhile` where somebody else was faster.
 */
export async function conclude(concluding: Concluding, settled: Settled): Promise<Result<null, Refusal>> {
  const { tx, act, booking, to } = concluding;
  const written = await write(concluding, settled);
  const why = written.ok ? failureOf(act, to) : null;
  if (why && booking.series) await holdLater(tx, booking.series, why);
  return written;
}

async function write(
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
  hold: "booking.held",
  "hold-proposed": "booking.held",
  release: "booking.released",
};

/** Whether an evening that ends so leaves its hops undone, and how that is called. */
function failureOf(act: Act, to: BookingStatus): HoldReason | null {
  if (act === "expire") return "expired";
  return HOLD_REASONS.find((reason) => reason === to) ?? null;
}

/**
 * The later evenings keep their windows, and wait: their hops begin where this one should have ended. Times that were proposed
 * for them are withdrawn, since they were to follow it. Race: their rows are held from here on, in order, so whoever is deciding
 * about one of them at this moment is seen, and whoever comes later sees this.
 */
async function holdLater(tx: Tx, { id, evening }: SeriesPlace, why: HoldReason): Promise<void> {
  await lockEvenings(tx, id, evening);
  for (const booking of await loadLater(tx, id, evening)) {
    const act = booking.status === "proposed" ? "hold-proposed" : "hold";
    const to = statusAfter(act, booking);
    if (!isOpen(booking) || !booking.series || booking.series.hold || !to.ok) continue;
    const hold = { why, evening };
    const after = {
      series: { ...booking.series, hold },
      ...(act === "hold" ? {} : { due: await dueAfter(tx, booking, to.value) }),
    };
    const held = await conclude({ tx, actor: "system", act, booking, to: to.value }, { after, detail: { hold } });
    if (!held.ok) throw new Error(`Evening ${booking.series.evening} of ${id} is held, and was changed meanwhile`);
    if (act === "hold-proposed") await repository.freeWindows(tx, booking.id, ["proposal"]);
  }
}

/** A request that is one again waits for its answer anew. */
async function dueAfter(tx: Tx, { zone, window }: OpenBooking, to: BookingStatus): Promise<Instant | null> {
  if (to !== "submitted") return null;
  const [now, policy] = [await repository.databaseNow(tx), await currentPolicy(tx)];
  return requestDue({ now, zone, start: window.start, policy });
}
