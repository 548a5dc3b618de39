import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { toUtc } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { findEngineer } from "../lookup/service.ts";
import type { NewLeave } from "../schema.ts";
import { holdCalendar } from "../service.ts";
import type { Leave } from "./leave.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };
const NOT_FOUND: Refusal = { code: "not-found" };

/** When an engineer is away, from now on, the next first. */
export async function listLeave(
  actor: Actor,
  engineerId: string,
  now: Clock = systemClock,
): Promise<Result<readonly Leave[], Refusal>> {
  const engineer = await findEngineer(actor, engineerId);
  return engineer.ok ? done(await repository.listLeave(database(), engineerId, now())) : engineer;
}

/** Who has a booking then must be given another engineer or time first; nobody is away twice at once. */
async function judgeLeave(tx: Tx, engineerId: string, { interval }: Leave): Promise<Result<null, Refusal>> {
  const standing = await repository.heldIn(tx, engineerId, interval);
  const booked = new Map(standing.flatMap(({ bookingId, reference }) => (bookingId ? [[bookingId, reference ?? ""]] : [])));
  if (booked.size > 0) {
    const faults = [...booked].map(([id, reference]) => ({ pointer: `/bookings/${id}`, code: "booked", params: { reference } }));
    return refuse({ code: "has-bookings", faults });
  }
  if (standing.length === 0) return done(null);
  return refuse({ code: "invalid-input", faults: [{ pointer: "/start", code: "leave-overlaps" }] });
}

const detailOf = ({ interval, note }: Leave) => ({ start: toUtc(interval.start), end: toUtc(interval.end), note });

/**
 * Takes an engineer out of the calendar for a time. Refuses `has-bookings` with the bookings that the engineer holds then, and
 * faults of the times at `/start` or `/end`.
 */
export async function addLeave(
  actor: Actor,
  { engineerId, start, end, note }: NewLeave & { readonly engineerId: string },
  { key, now = systemClock }: { readonly key: OnceKey | null; readonly now?: Clock },
): Promise<Result<Leave, Refusal>> {
  const engineer = await findEngineer(actor, engineerId);
  if (!engineer.ok || !mayEditPolicy(actor)) return engineer.ok ? refuse(FORBIDDEN) : engineer;
  if (end <= start) return refuse({ code: "invalid-input", faults: [{ pointer: "/end", code: "ends-before-start" }] });
  if (end <= now()) return refuse({ code: "invalid-input", faults: [{ pointer: "/end", code: "ended-already" }] });
  return inTransaction((tx) =>
    once(tx, key, async () => {
      await holdCalendar(tx);
      const leave: Leave = { id: newId(), interval: { start, end }, note: note ?? null };
      const judged = await judgeLeave(tx, engineerId, leave);
      if (!judged.ok) return judged;
      await repository.insertLeave(tx, engineerId, leave);
      await record(tx, actor, { action: "leave.added", subject: `engineer:${engineerId}`, detail: detailOf(leave) });
      return done(leave);
    }),
  );
}

/** The engineer is there again; what frees up can be booked at once. */
export async function removeLeave(actor: Actor, engineerId: string, id: string): Promise<Result<null, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    await holdCalendar(tx);
    if (!(await repository.deleteLeave(tx, engineerId, id))) return refuse(NOT_FOUND);
    await record(tx, actor, { action: "leave.removed", subject: `engineer:${engineerId}`, detail: { leave: id } });
    return done(null);
  });
}
