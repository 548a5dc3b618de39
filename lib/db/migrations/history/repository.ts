import type { Recorded } from "./history.ts";

/** Runs one statement and gives its rows: pg's client and Prisma's both can. */
export type Ask = <Row>(sql: string) => Promise<readonly Row[]>;

/** What Prisma's own table records; empty where the table does not exist yet. Asks first, since a failed statement would spoil a transaction. */
export async function recordedMigrations(ask: Ask): Promise<readonly Recorded[]> {
  const [table] = await ask<{ exists: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
  if (!table?.exists) return [];
  return ask<Recorded>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
       FROM _prisma_migrations ORDER BY started_at`,
  );
}
