import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Bookings whose due date has passed by the database's clock, the longest overdue first. */
export async function listOverdue(tx: Tx, limit: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking WHERE due_at <= clock_timestamp() ORDER BY due_at, id LIMIT ${limit}::int`;
  return rows.map(({ id }) => id);
}

/** `due` is in milliseconds since 1970-01-01T00:00:00Z. */
export type Reminded = { readonly id: string; readonly due: number };

/**
 * Marks bookings that are about to end and of which nobody was reminded, and answers them: a day before, or where they wait
 * for less than four days, in the last quarter. Race: the mark is set by one statement, and rows that another worker is
 * marking are left to it.
 */
export const markReminded = (tx: Tx, limit: number): Promise<readonly Reminded[]> => tx.$queryRaw<Reminded[]>`
    UPDATE booking SET reminded_at = clock_timestamp()
    WHERE id IN (
      SELECT b.id FROM booking b,
        LATERAL (SELECT coalesce(max(c.at), b.created_at) AS at FROM booking_change c WHERE c.booking_id = b.id) AS since
      WHERE b.reminded_at IS NULL AND b.due_at > clock_timestamp()
        AND clock_timestamp() >= greatest(b.due_at - interval '1 day', b.due_at - (b.due_at - since.at) / 4)
      ORDER BY b.due_at, b.id LIMIT ${limit}::int FOR UPDATE OF b SKIP LOCKED)
    RETURNING id, floor(extract(epoch FROM due_at) * 1000)::float8 AS due`;
