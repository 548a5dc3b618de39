import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";

type Place = { readonly userId: string; readonly kind: string };

/** Whether there was none of the kind before. Race: of two at once the later one's address counts, the earlier one's ends. */
export async function saveFeed(tx: Tx, { userId, kind, hash }: Place & { readonly hash: string }): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO calendar_feed (id, user_id, kind, hash, created_at)
    VALUES (${newId()}, ${userId}, ${kind}, ${hash}, clock_timestamp())
    ON CONFLICT (user_id, kind) DO UPDATE
      SET hash = excluded.hash, created_at = excluded.created_at, last_used_at = NULL
    RETURNING (xmax = 0) AS "isNew"`;
  return rows[0]?.isNew ?? false;
}

export const listFeeds = (tx: Tx, userId: string) =>
  tx.calendarFeed.findMany({ where: { userId }, select: { kind: true, createdAt: true, lastUsedAt: true } });

export const findFeed = (tx: Tx, hash: string) =>
  tx.calendarFeed.findUnique({ where: { hash }, select: { id: true, userId: true, kind: true } });

/** Notes that a feed was read, at most once a minute. */
export async function saveUse(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE calendar_feed SET last_used_at = clock_timestamp()
    WHERE id = ${id} AND coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`;
}

/** Whether there was one. */
export const deleteFeed = async (tx: Tx, { userId, kind }: Place): Promise<boolean> =>
  (await tx.calendarFeed.deleteMany({ where: { userId, kind } })).count === 1;
