import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, Staff } from "#lib/auth/actor.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { type Page, type PageQuery, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal, RefusalFault } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { toUtc } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import type { Policy } from "../policy.ts";
import { changedPolicy, contradictions } from "../policy-change.ts";
import { type Engineer, hoursCover } from "../rota.ts";
import type { BlackoutChange, EngineerChange, NewBlackout, NewEngineer, PolicyChange } from "../schema.ts";
import { currentPolicy, holdCalendar } from "../service.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** Changes to the calendar's rules come one after the other, so that none is judged by what another is about to change. */
function change<T>(actor: Actor, work: (tx: Tx, staff: Staff) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  if (!mayEditPolicy(actor)) return Promise.resolve(refuse(FORBIDDEN));
  return inTransaction(async (tx) => {
    await holdCalendar(tx);
    return work(tx, actor);
  });
}

const invalid = (faults: readonly RefusalFault[]) => refuse({ code: "invalid-input", faults });

/** Bookings that stand in the way, one entry each. */
const hasBookings = (bookings: readonly repository.Booked[]) =>
  refuse({
    code: "has-bookings",
    faults: bookings.map(({ id, reference }) => ({ pointer: `/bookings/${id}`, code: "booked", params: { reference } })),
  });

export const readPolicy = async (actor: Actor): Promise<Result<Policy, Refusal>> =>
  mayEditPolicy(actor) ? done(await currentPolicy()) : refuse(FORBIDDEN);

/** Dated, with history; bookings keep what they were promised. */
export const changePolicy = (actor: Actor, wish: PolicyChange): Promise<Result<Policy, Refusal>> =>
  change(actor, async (tx, staff) => {
    const before = await currentPolicy(tx);
    const policy = changedPolicy(before, wish);
    const faults = contradictions(policy);
    if (faults.length > 0) return invalid(faults);
    await repository.insertPolicy(tx, policy, staff.userId);
    await record(tx, staff, { action: "policy.changed", subject: "policy", detail: { before, after: policy } });
    return done(policy);
  });

/** Blackouts, the latest first. */
export async function listBlackouts(
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<Result<Page<repository.KeptBlackout>, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const rows = await repository.listBlackouts(database(), limit + 1, placeOf(cursor));
  return done(pageOf(rows, limit, ({ id, interval }) => ({ at: interval.start, id })));
}

/**
 * A confirmed booking is a promise: a blackout over it is refused with the list, unless `force`. Requests that still wait for
 * their review are not; they can then no longer be approved as they are.
 */
async function judgeBlackout(tx: Tx, { interval }: repository.KeptBlackout, force: boolean): Promise<Result<null, Refusal>> {
  if (interval.end <= interval.start) return invalid([{ pointer: "/end", code: "ends-before-start" }]);
  const confirmed = force ? [] : await repository.bookingsTouching(tx, interval, ["approved", "in-progress"]);
  return confirmed.length > 0 ? hasBookings(confirmed) : done(null);
}

const detailOf = ({ interval, reason }: repository.KeptBlackout) => ({
  start: toUtc(interval.start),
  end: toUtc(interval.end),
  reason,
});

export const addBlackout = (
  actor: Actor,
  { start, end, reason, force }: NewBlackout,
  key: OnceKey | null,
): Promise<Result<repository.KeptBlackout, Refusal>> =>
  changeOnce(actor, key, async (tx, staff) => {
    const blackout = { id: newId(), interval: { start, end }, reason };
    const judged = await judgeBlackout(tx, blackout, force);
    if (!judged.ok) return judged;
    await repository.saveBlackout(tx, blackout);
    await record(tx, staff, { action: "blackout.added", subject: `blackout:${blackout.id}`, detail: detailOf(blackout) });
    return done(blackout);
  });

/** The same for a creating request: its key comes before the calendar, which others wait for. */
function changeOnce<T extends object>(
  actor: Actor,
  key: OnceKey | null,
  work: (tx: Tx, staff: Staff) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (!mayEditPolicy(actor)) return Promise.resolve(refuse(FORBIDDEN));
  return inTransaction((tx) =>
    once(tx, key, async () => {
      await holdCalendar(tx);
      return work(tx, actor);
    }),
  );
}

export const changeBlackout = (actor: Actor, id: string, wish: BlackoutChange): Promise<Result<null, Refusal>> =>
  change(actor, async (tx, staff) => {
    const before = await repository.findBlackout(tx, id);
    if (!before) return refuse({ code: "not-found" });
    const { start = before.interval.start, end = before.interval.end, reason = before.reason } = wish;
    const after = { id, interval: { start, end }, reason };
    const judged = await judgeBlackout(tx, after, wish.force ?? false);
    if (!judged.ok) return judged;
    await repository.saveBlackout(tx, after);
    const detail = { before: detailOf(before), after: detailOf(after) };
    await record(tx, staff, { action: "blackout.changed", subject: `blackout:${id}`, detail });
    return done(null);
  });

export const removeBlackout = (actor: Actor, id: string): Promise<Result<null, Refusal>> =>
  change(actor, async (tx, staff) => {
    const before = await repository.findBlackout(tx, id);
    if (!before) return refuse({ code: "not-found" });
    await repository.deleteBlackout(tx, id);
    await record(tx, staff, { action: "blackout.removed", subject: `blackout:${id}`, detail: detailOf(before) });
    return done(null);
  });

/** The engineers, in the order in which free ones are asked. */
export async function listEngineers(actor: Actor, { limit, cursor }: PageQuery): Promise<Result<Page<Engineer>, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const skip = placeOf(cursor)?.at ?? 0;
  const rows = await repository.listEngineers(database(), limit + 1, skip);
  return done(pageOf(rows, limit, ({ id }) => ({ at: skip + limit, id })));
}

async function judgeAccount(tx: Tx, userId: string | null): Promise<Result<null, Refusal>> {
  if (userId === null || (await repository.isStaffAccount(tx, userId))) return done(null);
  return invalid([{ pointer: "/userId", code: "not-of-the-desk" }]);
}

export const addEngineer = (
  actor: Actor,
  { name, userId, hours }: NewEngineer,
  key: OnceKey | null,
): Promise<Result<Engineer, Refusal>> =>
  changeOnce(actor, key, async (tx, staff) => {
    const engineer = { id: repository.newEngineerId(), name, userId: userId ?? null, hours };
    const account = await judgeAccount(tx, engineer.userId);
    if (!account.ok) return account;
    await repository.saveEngineer(tx, engineer);
    await record(tx, staff, { action: "engineer.added", subject: `engineer:${engineer.id}`, detail: { name, hours } });
    return done(engineer);
  });

/** New hours that would leave a booking without its engineer are refused with the list. */
export const changeEngineer = (
  actor: Actor,
  id: string,
  wish: EngineerChange,
  now: Clock = systemClock,
): Promise<Result<null, Refusal>> =>
  change(actor, async (tx, staff) => {
    const before = await repository.findEngineer(tx, id);
    if (!before) return refuse({ code: "not-found" });
    const { name = before.name, userId = before.userId, hours = before.hours } = wish;
    const after: Engineer = { id: before.id, name, userId, hours };
    const account = await judgeAccount(tx, userId);
    if (!account.ok) return account;
    const { zone } = await currentPolicy(tx);
    const ahead = await repository.bookingsAhead(tx, id, now());
    const lost = ahead.filter(({ interval }) => hoursCover(before, interval, zone) && !hoursCover(after, interval, zone));
    if (lost.length > 0) return hasBookings(lost);
    await repository.saveEngineer(tx, after);
    await record(tx, staff, { action: "engineer.changed", subject: `engineer:${id}`, detail: { before, after } });
    return done(null);
  });

export const removeEngineer = (actor: Actor, id: string, now: Clock = systemClock): Promise<Result<null, Refusal>> =>
  change(actor, async (tx, staff) => {
    const before = await repository.findEngineer(tx, id);
    if (!before) return refuse({ code: "not-found" });
    const ahead = await repository.bookingsAhead(tx, id, now());
    if (ahead.length > 0) return hasBookings(ahead);
    await repository.markEngineerRemoved(tx, id, now());
    await record(tx, staff, { action: "engineer.removed", subject: `engineer:${id}`, detail: { name: before.name } });
    return done(null);
  });
