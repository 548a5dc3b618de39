import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Place } from "#lib/http/list.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { Blackout } from "../evaluate-slot.ts";
import type { Policy } from "../policy.ts";
import type { Engineer, EngineerId, Shift } from "../rota.ts";

/** A policy is never changed: each change is a row of its own, and the newest counts. */
export async function insertPolicy(tx: Tx, policy: Policy, changedBy: string): Promise<void> {
  const { estimates, weekdays, ...rest } = policy;
  const estimateColumns = {
    estimateUpgrade: estimates.upgrade,
    estimateRestart: estimates.restart,
    estimateFailover: estimates.failover,
    estimateGuiUpdate: estimates.guiUpdate,
  };
  await tx.policyVersion.create({
    data: { ...rest, ...estimateColumns, weekdays: [...weekdays], changedBy },
  });
}

export type KeptBlackout = Blackout & { readonly id: string };

type BlackoutRow = { id: string; startsAt: Date; endsAt: Date; reason: string };

const toBlackout = ({ id, startsAt, endsAt, reason }: BlackoutRow): KeptBlackout => ({
  id,
  reason,
  interval: { start: instant(startsAt.getTime()), end: instant(endsAt.getTime()) },
});

/** The latest first, after `place`. */
export async function listBlackouts(tx: Tx, limit: number, place: Place | null): Promise<readonly KeptBlackout[]> {
  const startsAt = place && new Date(place.at);
  const beyond = startsAt && { OR: [{ startsAt: { lt: startsAt } }, { startsAt, id: { lt: place.id } }] };
  const orderBy: Prisma.BlackoutOrderByWithRelationInput[] = [{ startsAt: "desc" }, { id: "desc" }];
  return (await tx.blackout.findMany({ where: beyond ?? {}, orderBy, take: limit })).map(toBlackout);
}

export async function findBlackout(tx: Tx, id: string): Promise<KeptBlackout | null> {
  const row = await tx.blackout.findUnique({ where: { id } });
  return row && toBlackout(row);
}

/** Closed times that touch the interval. */
export async function blackoutsTouching(tx: Tx, { start, end }: Interval): Promise<readonly KeptBlackout[]> {
  const where = { startsAt: { lt: new Date(end) }, endsAt: { gt: new Date(start) } };
  return (await tx.blackout.findMany({ where, orderBy: { startsAt: "asc" } })).map(toBlackout);
}

/** Writes a blackout, new or not. The caller holds the calendar. */
export async function saveBlackout(tx: Tx, { id, interval, reason }: KeptBlackout): Promise<void> {
  const data = { startsAt: new Date(interval.start), endsAt: new Date(interval.end), reason };
  await tx.blackout.upsert({ where: { id }, create: { id, ...data }, update: data });
}

/** Whether there was one. */
export const deleteBlackout = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.blackout.deleteMany({ where: { id } })).count === 1;

type EngineerRow = { id: string; name: string; userId: string | null; hours: Prisma.JsonValue };

const toEngineer = ({ id, name, userId, hours }: EngineerRow): Engineer => ({
  id: id as EngineerId,
  name,
  userId,
  hours: hours as unknown as readonly Shift[],
});

/** In the order in which free engineers are asked: by name. */
export async function listEngineers(tx: Tx, limit: number, skip: number): Promise<readonly Engineer[]> {
  const orderBy: Prisma.EngineerOrderByWithRelationInput[] = [{ name: "asc" }, { id: "asc" }];
  return (await tx.engineer.findMany({ where: { removedAt: null }, orderBy, take: limit, skip })).map(toEngineer);
}

export async function findEngineer(tx: Tx, id: string): Promise<Engineer | null> {
  const row = await tx.engineer.findFirst({ where: { id, removedAt: null } });
  return row && toEngineer(row);
}

/** Writes an engineer, new or not. The caller holds the calendar. */
export async function saveEngineer(tx: Tx, { id, name, userId, hours }: Engineer): Promise<void> {
  const data = { name, userId, hours: hours as unknown as Prisma.InputJsonArray };
  await tx.engineer.upsert({ where: { id }, create: { id, ...data }, update: data });
}

/** Gone from the calendar; bookings of the past keep the name. */
export async function markEngineerRemoved(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.engineer.update({ where: { id }, data: { removedAt: new Date(at) } });
}

export const newEngineerId = (): EngineerId => newId() as EngineerId;

export const isStaffAccount = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.user.count({ where: { id: userId, role: { in: ["desk", "admin"] } } })) === 1;

/** A booking that stands in the way of a change to the calendar. */
export type Booked = { readonly id: string; readonly reference: string; readonly interval: Interval };

type BookedRow = { id: string; reference: string; startsAt: Date; endsAt: Date };

const toBooked = ({ id, reference, startsAt, endsAt }: BookedRow): Booked => ({
  id,
  reference,
  interval: { start: instant(startsAt.getTime()), end: instant(endsAt.getTime()) },
});

const asBooked = { select: { id: true, reference: true, startsAt: true, endsAt: true }, orderBy: { startsAt: "asc" } } as const;

/** Bookings in one of the states whose window, without buffers, touches the interval. */
export async function bookingsTouching(
  tx: Tx,
  { start, end }: Interval,
  statuses: readonly string[],
): Promise<readonly Booked[]> {
  const where = { status: { in: [...statuses] }, startsAt: { lt: new Date(end) }, endsAt: { gt: new Date(start) } };
  return (await tx.booking.findMany({ where, ...asBooked })).map(toBooked);
}

/** Open bookings of an engineer that have not ended at `now`. */
export async function bookingsAhead(tx: Tx, engineerId: string, now: Instant): Promise<readonly Booked[]> {
  const rows = await tx.$queryRaw<BookedRow[]>`
    SELECT DISTINCT b.id, b.reference, b.starts_at AS "startsAt", b.ends_at AS "endsAt"
    FROM held_window h JOIN booking b ON b.id = h.booking_id
    WHERE h.engineer_id = ${engineerId} AND upper(h.during) > to_timestamp(${seconds(now)}::float8)
    ORDER BY b.starts_at`;
  return rows.map(toBooked);
}
