import "server-only";
import type { Tx } from "#lib/db/client.ts";

export type NewKey = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly hash: string;
  readonly prefix: string;
  readonly scope: string;
};

/** Keeps a key that is good for so many days from now, by the database's clock. */
export async function insertKey(tx: Tx, key: NewKey, days: number): Promise<void> {
  await tx.$executeRaw`INSERT INTO api_key (id, user_id, name, hash, prefix, scope, created_at, expires_at)
    VALUES (${key.id}, ${key.userId}, ${key.name}, ${key.hash}, ${key.prefix}, ${key.scope}, clock_timestamp(),
      clock_timestamp() + make_interval(days => ${days}))`;
}

/** Gives a key that was just made another secret; nothing where it is gone by now. */
export async function replaceKey(
  tx: Tx,
  id: string,
  { hash, prefix }: { readonly hash: string; readonly prefix: string },
): Promise<void> {
  await tx.apiKey.updateMany({ where: { id }, data: { hash, prefix } });
}

/** The keys of one account, the newest first, expired ones included. */
export const listKeys = (tx: Tx, userId: string) =>
  tx.apiKey.findMany({
    where: { userId },
    select: { id: true, name: true, prefix: true, scope: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });

export const countKeys = (tx: Tx, userId: string): Promise<number> => tx.apiKey.count({ where: { userId } });

type Known = { readonly id: string; readonly userId: string; readonly scope: string };

/** The key with this hash, unless it has expired. */
export async function findLiveKey(tx: Tx, hash: string): Promise<Known | null> {
  const rows = await tx.$queryRaw<Known[]>`
    SELECT id, user_id AS "userId", scope FROM api_key WHERE hash = ${hash} AND expires_at > clock_timestamp()`;
  return rows[0] ?? null;
}

/** Notes that a key was used, at most once a minute, so that reading does not write every time. */
export async function saveUse(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE api_key SET last_used_at = clock_timestamp()
    WHERE id = ${id} AND coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`;
}

/** The removed key; `null` where this account has none with the id. Race: of two at once one gets it. */
export async function deleteKey(tx: Tx, { id, userId }: { readonly id: string; readonly userId: string }) {
  const rows = await tx.$queryRaw<{ name: string; prefix: string }[]>`
    DELETE FROM api_key WHERE id = ${id} AND user_id = ${userId} RETURNING name, prefix`;
  return rows[0] ?? null;
}
