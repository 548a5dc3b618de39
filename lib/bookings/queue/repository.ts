import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Interval } from "#lib/time/interval.ts";
import { type BookingStatus, OPEN_STATUSES, type OpenStatus } from "../booking.ts";
import { headOf, QUEUE_VIEWS, type QueueHead, type QueueRow, type QueueView, type Rival, STATUSES_OF } from "./queue-entry.ts";
import type { QueueEngineer, QueueFilter, QueueSort } from "./queue-filter.ts";

/** `from` counts the rows that are skipped. */
export type Stretch = { readonly limit: number; readonly from: number };

/** A filter with the moments that its days mean, and whose account asks. */
export type Asked = Omit<QueueFilter, "from" | "to"> & { readonly within: Partial<Interval>; readonly userId: string };

/** A confirmed upgrade whose window is over waits for nobody; it is found among all bookings. By the database's clock. */
const inStates = (statuses: readonly OpenStatus[]) =>
  Prisma.sql`b.status = ANY(${[...statuses]}) AND (b.status <> 'approved' OR b.ends_at > clock_timestamp())`;

/** Each word stands somewhere in the reference or a name; `%` and `_` are signs like all others. */
function hasWords(search: string): Prisma.Sql {
  const words = search.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return Prisma.sql`TRUE`;
  const tests = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`(b.reference ILIKE ${pattern} OR o.name ILIKE ${pattern} OR i.name ILIKE ${pattern})`;
  });
  return Prisma.join(tests, " AND ");
}

function heldFor(engineer: QueueEngineer, userId: string): Prisma.Sql {
  if (engineer === "any") return Prisma.sql`TRUE`;
  if (engineer === "mine") return Prisma.sql`e.user_id = ${userId}`;
  return engineer === "unlinked" ? Prisma.sql`e.user_id IS NULL` : Prisma.sql`e.id = ${engineer.id}`;
}

function startsWithin({ start, end }: Partial<Interval>): Prisma.Sql {
  const from = start === undefined ? Prisma.sql`TRUE` : Prisma.sql`b.starts_at >= ${new Date(start)}`;
  return end === undefined ? from : Prisma.sql`${from} AND b.starts_at < ${new Date(end)}`;
}

/** Everything but the view. */
const narrowed = ({ search, engineer, exceptional, within, userId }: Asked): Prisma.Sql =>
  Prisma.sql`${hasWords(search)} AND ${heldFor(engineer, userId)} AND ${startsWithin(within)}
    AND (NOT ${exceptional}::boolean OR b.exceptions <> '[]'::jsonb)`;

const TABLES = Prisma.sql`booking b JOIN organization o ON o.id = b.organization_id
  JOIN installation i ON i.id = b.installation_id JOIN engineer e ON e.id = b.engineer_id`;

/** When it came into the state it is in. */
const SINCE = Prisma.sql`coalesce((SELECT max(c.at) FROM booking_change c
  WHERE c.booking_id = b.id AND c.to_state = b.status AND c.from_state <> c.to_state), b.created_at)`;

const ORDERS: Readonly<Record<QueueSort, Prisma.Sql>> = {
  slot: Prisma.sql`b.starts_at`,
  since: SINCE,
  due: Prisma.sql`b.due_at`,
  customer: Prisma.sql`lower(o.name)`,
  engineer: Prisma.sql`lower(e.name)`,
};

const milliseconds = (moment: Prisma.Sql) => Prisma.sql`floor(extract(epoch FROM ${moment}) * 1000)::float8`;

/**
 * Bookings of all customers that fit, in the order that was asked for, then soonest slot first, of one slot the oldest first.
 * The plan stays in the database, of which a row needs its path and the versions it starts from alone.
 */
export async function listHeads(tx: Tx, asked: Asked, { limit, from }: Stretch): Promise<readonly QueueHead[]> {
  const order = asked.backwards
    ? Prisma.sql`${ORDERS[asked.sort]} DESC NULLS LAST`
    : Prisma.sql`${ORDERS[asked.sort]} NULLS LAST`;
  const rows = await tx.$queryRaw<QueueRow[]>`
    SELECT b.id, b.reference, b.status, b.zone, o.id AS "organizationId", o.name AS organization, i.id AS "installationId",
      i.name AS installation, e.name AS engineer, e.id AS "engineerId", b.revision, b.exceptions, b.plan->'plan'->'path' AS path,
      (SELECT jsonb_agg(DISTINCT host->'version') FROM jsonb_array_elements(b.plan->'input'->'hosts') AS host) AS versions,
      b.evening, b.evenings, b.hold_why IS NOT NULL AS held,
      ${milliseconds(Prisma.sql`b.starts_at`)} AS start, ${milliseconds(Prisma.sql`b.ends_at`)} AS end,
      ${milliseconds(Prisma.sql`b.created_at`)} AS "createdAt", ${milliseconds(SINCE)} AS since,
      ${milliseconds(Prisma.sql`b.due_at`)} AS due
    FROM ${TABLES}
    WHERE ${inStates(STATUSES_OF[asked.view])} AND ${narrowed(asked)}
    ORDER BY ${order}, b.starts_at, b.created_at, b.id LIMIT ${limit}::int OFFSET ${from}::int`;
  return rows.map(headOf);
}

/** How many fit in each view, whichever of them was asked for. */
export async function countViews(tx: Tx, asked: Asked): Promise<Readonly<Record<QueueView, number>>> {
  const counted = QUEUE_VIEWS.map(
    (view) => Prisma.sql`count(*) FILTER (WHERE ${inStates(STATUSES_OF[view])})::int AS ${Prisma.raw(`"${view}"`)}`,
  );
  const [row] = await tx.$queryRaw<Record<QueueView, number>[]>`
    SELECT ${Prisma.join(counted, ", ")} FROM ${TABLES} WHERE ${inStates(OPEN_STATUSES)} AND ${narrowed(asked)}`;
  return row ?? { waiting: 0, customer: 0, confirmed: 0, open: 0 };
}

export async function countWaiting(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM booking b WHERE ${inStates(STATUSES_OF.waiting)}`;
  return row?.count ?? 0;
}

/**
 * Open bookings that compete with these: their windows meet, or one's own window meets an alternate of the other. By booking,
 * the oldest first. A window alone is compared, without buffers, as customers ask for windows.
 */
export async function rivalsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Rival[]>> {
  const rows = await tx.$queryRaw<{ id: string; reference: string; status: string; earlier: boolean }[]>`
    WITH span AS (
      SELECT b.id, tstzrange(b.starts_at, b.ends_at) AS own, (
        SELECT coalesce(array_agg(tstzrange(a, a + (b.ends_at - b.starts_at))), '{}') FROM unnest(b.alternates) AS a
        WHERE b.status = 'submitted') AS others, b.reference, b.status, b.created_at
      FROM booking b WHERE ${inStates(OPEN_STATUSES)})
    SELECT here.id, there.reference, there.status, (there.created_at, there.id) < (here.created_at, here.id) AS earlier
    FROM span here JOIN span there ON there.id <> here.id
      AND (there.own && here.own OR there.own && ANY(here.others) OR here.own && ANY(there.others))
    WHERE here.id = ANY(${[...ids]})
    ORDER BY there.created_at, there.id`;
  const found = Map.groupBy(rows, ({ id }) => id);
  return new Map([...found].map(([id, rivals]) => [id, rivals.map(rivalOf)]));
}

const rivalOf = ({ reference, status, earlier }: { reference: string; status: string; earlier: boolean }): Rival => ({
  reference,
  status: status as BookingStatus,
  earlier,
});

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
