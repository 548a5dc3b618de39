import "server-only";
import { inTransaction, type Tx } from "#lib/db/client.ts";
import { type Limit, LONGEST_WINDOW_SECONDS, waitSeconds } from "./limit.ts";

/** What tries are counted on: the hash of an account's or a client's address. */
export type Counted = { readonly hash: string; readonly limit: Limit };

export type Reservation =
  | { readonly open: true; readonly ids: readonly bigint[] }
  | { readonly open: false; readonly waitSeconds: number };

async function waitOf(tx: Tx, { hash, limit }: Counted): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sign-in'), hashtext(${hash}))`;
  const rows = await tx.$queryRaw<{ at: number; now: number }[]>`
    SELECT (extract(epoch FROM at) * 1000)::float8 AS at, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now
    FROM sign_in_failure WHERE account_hash = ${hash} AND at > clock_timestamp() - make_interval(secs => ${limit.seconds})
    ORDER BY at DESC LIMIT ${limit.tries}`;
  return waitSeconds(
    rows.map(({ at }) => at),
    rows[0]?.now ?? 0,
    limit,
  );
}

async function write(tx: Tx, hash: string): Promise<bigint> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO sign_in_failure (account_hash, at) VALUES (${hash}, clock_timestamp()) RETURNING id`;
  return rows[0]?.id ?? 0n;
}

/**
 * Writes a failed try down before it is made, so that many at once cannot all be the tenth; a try that succeeds is taken
 * back. Race: the lock on each hash lets one counter in at a time, on all instances; hashes are taken in the caller's
 * order, which is always account, then client.
 */
export function reserveTry(counted: readonly Counted[]): Promise<Reservation> {
  return inTransaction(async (tx) => {
    for (const one of counted) {
      const seconds = await waitOf(tx, one);
      if (seconds > 0) return { open: false, waitSeconds: seconds };
    }
    const ids: bigint[] = [];
    for (const { hash } of counted) ids.push(await write(tx, hash));
    return { open: true, ids };
  });
}

export async function takeBack(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.signInFailure.deleteMany({ where: { id: { in: [...ids] } } });
}

export async function forgetTries(tx: Tx, hash: string): Promise<void> {
  await tx.signInFailure.deleteMany({ where: { accountHash: hash } });
}

export async function deleteOldTries(tx: Tx): Promise<number> {
  return tx.$executeRaw`DELETE FROM sign_in_failure WHERE at < clock_timestamp() - make_interval(secs => ${LONGEST_WINDOW_SECONDS})`;
}
