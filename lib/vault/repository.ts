import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";

export type DataKeyRow = { readonly id: string; readonly wrapped: string };

/** The key of the installation's current round; `null` before its first secret and after a purge. */
export const findDataKey = (tx: Tx, installationId: string): Promise<DataKeyRow | null> =>
  tx.dataKey.findFirst({ where: { installationId }, orderBy: { round: "desc" }, select: { id: true, wrapped: true } });

/**
 * Opens a round. Race: two first secrets at once meet at the unique round, and the later transaction fails; whoever seals
 * holds the installation's lock, so that does not happen.
 */
export async function insertDataKey(tx: Tx, installationId: string, { id, wrapped }: DataKeyRow): Promise<void> {
  const last = await tx.dataKey.aggregate({ where: { installationId }, _max: { round: true } });
  await tx.dataKey.create({ data: { id, installationId, round: (last._max.round ?? 0) + 1, wrapped } });
}

/** Deletes the keys of every round; the secrets go with them, and what a backup still has of them does not open. */
export async function deleteDataKeys(tx: Tx, installationId: string): Promise<number> {
  const { count } = await tx.consoleSecret.deleteMany({ where: { installationId } });
  await tx.dataKey.deleteMany({ where: { installationId } });
  return count;
}

export type SecretRow = {
  readonly installationId: string;
  readonly host: string;
  readonly sealed: string;
  readonly dataKeyId: string;
  readonly updatedBy: string;
  readonly updatedAt: Date;
};

/** Puts the secret of one host in the place of the one before. */
export async function saveSecret(tx: Tx, { installationId, host, ...fresh }: SecretRow): Promise<void> {
  await tx.consoleSecret.upsert({
    where: { installationId_host: { installationId, host } },
    create: { id: newId(), installationId, host, ...fresh },
    update: fresh,
  });
}

export const findSecret = (
  tx: Tx,
  installationId: string,
  host: string,
): Promise<{ sealed: string; dataKey: DataKeyRow } | null> =>
  tx.consoleSecret.findUnique({
    where: { installationId_host: { installationId, host } },
    select: { sealed: true, dataKey: { select: { id: true, wrapped: true } } },
  });

export async function deleteSecrets(tx: Tx, installationId: string, hosts: readonly string[]): Promise<number> {
  return tx.$executeRaw`DELETE FROM console_secret WHERE installation_id = ${installationId} AND host = ANY(${[...hosts]})`;
}

export async function listHosts(tx: Tx, installationId: string): Promise<readonly string[]> {
  const rows = await tx.consoleSecret.findMany({ where: { installationId }, select: { host: true } });
  return rows.map(({ host }) => host);
}
