import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { OpenStatus } from "../booking.ts";
import { headOf, type QueueHead, type QueueRow } from "./queue-entry.ts";

/** `from` counts the rows that are skipped. */
export type Stretch = { readonly limit: number; readonly from: number };

/** A confirmed upgrade whose window is over waits for nobody; it is found among all bookings. By the database's clock. */
const inQueue = (statuses: readonly OpenStatus[]) =>
  Prisma.sql`b.status = ANY(${[...statuses]}) AND (b.status <> 'approved' OR b.ends_at > clock_timestamp())`;

/**
 * Bookings in these states, of all customers: soonest slot first, of one slot the oldest first. The plan stays in the
 * database, of which a row needs its path and the versions it starts from alone.
 */
export async function listHeads(
  tx: Tx,
  statuses: readonly OpenStatus[],
  { limit, from }: Stretch,
): Promise<readonly QueueHead[]> {
  const rows = await tx.$queryRaw<QueueRow[]>`
    SELECT b.reference, b.status, b.zone, o.id AS "organizationId", o.name AS organization, i.id AS "installationId",
      i.name AS installation, e.name AS engineer, b.exceptions <> '[]'::jsonb AS exceptional, b.plan->'plan'->'path' AS path,
      (SELECT jsonb_agg(DISTINCT host->'version') FROM jsonb_array_elements(b.plan->'input'->'hosts') AS host) AS versions,
      floor(extract(epoch FROM b.starts_at) * 1000)::float8 AS start, floor(extract(epoch FROM b.ends_at) * 1000)::float8 AS end,
      floor(extract(epoch FROM b.created_at) * 1000)::float8 AS "createdAt",
      floor(extract(epoch FROM coalesce((SELECT max(c.at) FROM booking_change c
        WHERE c.booking_id = b.id AND c.to_state = b.status AND c.from_state <> c.to_state), b.created_at)) * 1000)::float8 AS since
    FROM booking b JOIN organization o ON o.id = b.organization_id JOIN installation i ON i.id = b.installation_id
      JOIN engineer e ON e.id = b.engineer_id
    WHERE ${inQueue(statuses)}
    ORDER BY b.starts_at, b.created_at, b.id LIMIT ${limit}::int OFFSET ${from}::int`;
  return rows.map(headOf);
}

export async function countHeads(tx: Tx, statuses: readonly OpenStatus[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM booking b WHERE ${inQueue(statuses)}`;
  return row?.count ?? 0;
}

/** How many bookings are in each state, closed ones too; states without any are left out. */
export async function countByStatus(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.booking.groupBy({ by: ["status"], _count: { _all: true } });
  return new Map(rows.map(({ status, _count }) => [status, _count._all]));
}

/** The request that comes after this booking in the queue, the first one again behind the last; `null` where no other waits. */
export async function nextWaiting(tx: Tx, reference: string): Promise<string | null> {
  const [next] = await tx.$queryRaw<{ reference: string }[]>`
    SELECT b.reference FROM booking b, booking here
    WHERE here.reference = ${reference} AND b.status = 'submitted' AND b.id <> here.id
    ORDER BY (b.starts_at, b.created_at, b.id) > (here.starts_at, here.created_at, here.id) DESC, b.starts_at, b.created_at, b.id
    LIMIT 1`;
  return next?.reference ?? null;
}
