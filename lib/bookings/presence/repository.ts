import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Notes that somebody looks at a booking now, by the database's clock. */
export async function saveReader(tx: Tx, bookingId: string, userId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO booking_reader (booking_id, user_id, at) VALUES (${bookingId}, ${userId}, clock_timestamp())
    ON CONFLICT (booking_id, user_id) DO UPDATE SET at = excluded.at`;
}

/** The names of those who looked at it in the last minutes, but for one person; the last one first. */
export async function readersOf(
  tx: Tx,
  bookingId: string,
  { but, minutes }: { readonly but: string; readonly minutes: number },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT u.name FROM booking_reader r JOIN "user" u ON u.id = r.user_id
    WHERE r.booking_id = ${bookingId} AND r.user_id <> ${but}
      AND r.at > clock_timestamp() - make_interval(mins => ${minutes}) ORDER BY r.at DESC LIMIT 3`;
  return rows.map(({ name }) => name);
}
