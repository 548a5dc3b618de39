import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { Way } from "#lib/planning/outages.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Vps, VpsEntry, VpsListHead } from "./vps.ts";

/** When the list came in, and who brought it, by the name of then. */
export type ImportMark = { readonly at: Instant; readonly byName: string };

/** What is said about the list as a whole; `null` where there never was one. */
export async function loadHead(tx: Tx, installationId: string): Promise<(VpsListHead & { readonly mark: ImportMark }) | null> {
  const row = await tx.vpsList.findUnique({ where: { installationId } });
  if (!row) return null;
  const { revision, way, importedAt, importedByName } = row;
  return { revision, way: way as Way | null, mark: { at: instant(importedAt.getTime()), byName: importedByName } };
}

type Row = {
  position: number;
  name: string;
  host: string;
  owner: string | null;
  zone: string | null;
  critical: boolean;
  way: string | null;
};

const toVps = (row: Row): Vps => ({ ...row, zone: row.zone as ZoneName | null, way: row.way as Way | null });

/** The list in the customer's order, from a place on; all of it without a limit. Plain SQL: the query builder takes ten times as long. */
export async function loadVps(
  tx: Tx,
  installationId: string,
  { from = 0, limit = null }: { readonly from?: number; readonly limit?: number | null } = {},
): Promise<readonly Vps[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT position, name, host, owner, zone, critical, way FROM vps
    WHERE installation_id = ${installationId} AND position >= ${from} ORDER BY position LIMIT ${limit}`;
  return rows.map(toVps);
}

export type Importer = { readonly at: Instant; readonly by: string; readonly byName: string };

/** Writes the head of the list anew. Asked under the lock of the installation, so that of two at once one comes second. */
export async function saveHead(tx: Tx, installationId: string, { at, by, byName }: Importer): Promise<number> {
  const mark = { importedAt: new Date(at), importedBy: by, importedByName: byName };
  const { revision } = await tx.vpsList.upsert({
    where: { installationId },
    create: { installationId, ...mark },
    update: { ...mark, revision: { increment: 1 } },
    select: { revision: true },
  });
  return revision;
}

/** The whole list in the place of what was there, in two statements: ten thousand rows take milliseconds. */
export async function replaceVps(tx: Tx, installationId: string, entries: readonly VpsEntry[]): Promise<void> {
  await tx.vps.deleteMany({ where: { installationId } });
  if (entries.length === 0) return;
  const rows = entries.map((entry, position) => ({ ...entry, position }));
  await tx.$executeRaw`INSERT INTO vps (installation_id, position, name, host, owner, zone, critical, way)
    SELECT ${installationId}, position, name, host, owner, zone, critical, way FROM json_to_recordset(${JSON.stringify(rows)}::json)
    AS row(position int, name text, host text, owner text, zone text, critical boolean, way text)`;
}

/** The way of every VPS that has none of its own, from now on of all: what was chosen for single ones before is given up. */
export async function saveWayOfAll(tx: Tx, installationId: string, way: Way | null): Promise<void> {
  await tx.vpsList.update({ where: { installationId }, data: { way, revision: { increment: 1 } } });
  await tx.vps.updateMany({ where: { installationId }, data: { way: null } });
}

/** The way of some VPSs, by their places; `null`: as the list says. */
export async function saveWayOf(
  tx: Tx,
  installationId: string,
  { positions, way }: { readonly positions: readonly number[]; readonly way: Way | null },
): Promise<void> {
  await tx.vpsList.update({ where: { installationId }, data: { revision: { increment: 1 } } });
  await tx.$executeRaw`UPDATE vps SET way = ${way} WHERE installation_id = ${installationId} AND position = ANY(${[...positions]}::int[])`;
}

export const countVps = (tx: Tx, installationId: string): Promise<number> => tx.vps.count({ where: { installationId } });
