import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { Away, Closed } from "./away.ts";

/** Blackouts that end after `from`. */
export async function closedSince(tx: Tx, from: Instant): Promise<readonly Closed[]> {
  const rows = await tx.blackout.findMany({
    where: { endsAt: { gt: new Date(from) } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, startsAt, endsAt, reason }) => ({
    id,
    reason,
    interval: { start: instant(startsAt.getTime()), end: instant(endsAt.getTime()) },
  }));
}

type Row = { readonly id: string; readonly engineer: string; readonly start: number; readonly end: number };

/** Leaves that end after `from`, of these engineers, or with `null` of all that are still there. */
export async function awaySince(tx: Tx, from: Instant, engineerIds: readonly string[] | null): Promise<readonly Away[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.id, e.name AS engineer, floor(extract(epoch FROM lower(h.during)) * 1000)::float8 AS start,
      floor(extract(epoch FROM upper(h.during)) * 1000)::float8 AS end
    FROM held_window h JOIN engineer e ON e.id = h.engineer_id
    WHERE h.kind = 'leave' AND upper(h.during) > to_timestamp(${seconds(from)}::float8) AND e.removed_at IS NULL
      AND (${engineerIds === null}::boolean OR e.id = ANY(${[...(engineerIds ?? [])]}::text[]))
    ORDER BY h.during, h.id`;
  return rows.map(({ id, engineer, start, end }) => ({ id, engineer, interval: { start: instant(start), end: instant(end) } }));
}
