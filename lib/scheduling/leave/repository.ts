import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { Leave } from "./leave.ts";

type LeaveRow = { readonly id: string; readonly start: number; readonly end: number; readonly note: string | null };

const toLeave = ({ id, start, end, note }: LeaveRow): Leave => ({
  id,
  note,
  interval: { start: instant(start), end: instant(end) },
});

/** An engineer's leave that has not ended at `now`, the next first. */
export async function listLeave(tx: Tx, engineerId: string, now: Instant): Promise<readonly Leave[]> {
  const rows = await tx.$queryRaw<LeaveRow[]>`
    SELECT id, note, floor(extract(epoch FROM lower(during)) * 1000)::float8 AS start,
      floor(extract(epoch FROM upper(during)) * 1000)::float8 AS end
    FROM held_window
    WHERE kind = 'leave' AND engineer_id = ${engineerId} AND upper(during) > to_timestamp(${seconds(now)}::float8)
    ORDER BY during`;
  return rows.map(toLeave);
}

export type Standing = { readonly kind: string; readonly bookingId: string | null; readonly reference: string | null };

/** What else holds the engineer in the interval, without times that somebody has only picked for a moment. */
export const heldIn = (tx: Tx, engineerId: string, { start, end }: Interval): Promise<Standing[]> => tx.$queryRaw<Standing[]>`
    SELECT h.kind, h.booking_id AS "bookingId", b.reference
    FROM held_window h LEFT JOIN booking b ON b.id = h.booking_id
    WHERE h.kind <> 'hold' AND h.engineer_id = ${engineerId}
      AND h.during && tstzrange(to_timestamp(${seconds(start)}::float8), to_timestamp(${seconds(end)}::float8), '[)')
    ORDER BY h.during`;

/** Takes the time. Whoever had it picked for a moment loses it. The caller holds the calendar and has found it free. */
export async function insertLeave(tx: Tx, engineerId: string, { id, interval, note }: Leave): Promise<void> {
  const [from, to] = [seconds(interval.start), seconds(interval.end)];
  await tx.$executeRaw`
    DELETE FROM held_window WHERE kind = 'hold' AND engineer_id = ${engineerId}
      AND during && tstzrange(to_timestamp(${from}::float8), to_timestamp(${to}::float8), '[)')`;
  await tx.$executeRaw`
    INSERT INTO held_window (id, engineer_id, during, kind, note)
    VALUES (${id}, ${engineerId}, tstzrange(to_timestamp(${from}::float8), to_timestamp(${to}::float8), '[)'), 'leave', ${note})`;
}

/** Whether there was one. */
export const deleteLeave = async (tx: Tx, engineerId: string, id: string): Promise<boolean> =>
  (await tx.heldWindow.deleteMany({ where: { id, engineerId, kind: "leave" } })).count === 1;
