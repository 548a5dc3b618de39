import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { Booking } from "../booking.ts";

/**
 * Bookings still ahead whose moment was worked out by an older version than this, the soonest first; `after` is the last that was
 * looked at, since what cannot be moved stays in the list. A newer version is never undone by a process that runs on an older one.
 */
export async function listDoubtful(tx: Tx, version: string, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking
    WHERE status IN ('submitted', 'changes-requested', 'proposed', 'approved') AND starts_at > clock_timestamp()
      AND (tz_version IS NULL OR tz_version COLLATE "C" < ${version})
      AND (${after}::text IS NULL OR (starts_at, id) > (SELECT starts_at, id FROM booking WHERE id = ${after}::text))
    ORDER BY starts_at, id LIMIT ${limit}::int`;
  return rows.map(({ id }) => id);
}

/** The moment is right by this version too. No change of the booking, so neither its revision nor its history knows. */
export async function saveVersion(tx: Tx, { id, revision }: Booking, version: string): Promise<void> {
  await tx.$executeRaw`UPDATE booking SET tz_version = ${version} WHERE id = ${id} AND revision = ${revision}::int`;
}
