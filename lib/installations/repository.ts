import "server-only";
import type { Scope } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Place } from "#lib/http/list.ts";
import type { PlanHost, Topology } from "#lib/planning/plan.ts";
import { parseVersion } from "#lib/planning/version.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Installation, InstallationContent } from "./installation.ts";

const ID = /^[\w-]{1,64}$/;

const hostsInOrder = { hosts: { orderBy: { position: "asc" } } } as const;

type HostRow = { name: string; role: string; version: string; restartMinutes: number | null };
type InstallationRow = {
  id: string;
  organizationId: string;
  name: string;
  topology: string;
  zone: string;
  createdAt: Date;
  revision: number;
  hosts: readonly HostRow[];
};

function toHost({ name, role, version, restartMinutes }: HostRow): PlanHost {
  const parsed = parseVersion(version);
  if (!parsed.ok) throw new Error(`A stored host has a version that the rulebook does not cover: ${parsed.error}`);
  return { name, role: role as PlanHost["role"], version: parsed.value, restartMinutes };
}

const toInstallation = (row: InstallationRow): Installation => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  topology: row.topology as Topology,
  zone: row.zone as ZoneName,
  hosts: row.hosts.map(toHost),
  createdAt: instant(row.createdAt.getTime()),
  revision: row.revision,
});

/**
 * `keep`: nobody changes or removes the installation until this transaction ends; others may keep it too.
 * `change`: the same, and nobody else keeps or changes it. `remove`: not even a booking that refers to it is written.
 */
export type Lock = "keep" | "change" | "remove";

const LOCKS = {
  keep: Prisma.sql`FOR SHARE`,
  change: Prisma.sql`FOR NO KEY UPDATE`,
  remove: Prisma.sql`FOR UPDATE`,
};

/** Waits for whoever holds the row. Race: what is read after this is what the last change left. */
export async function lockInstallation(
  tx: Tx,
  id: string,
  { organizationId, lock }: Scope & { readonly lock: Lock },
): Promise<void> {
  if (!ID.test(id)) return;
  const own = organizationId === undefined ? Prisma.empty : Prisma.sql`AND organization_id = ${organizationId}`;
  await tx.$queryRaw`SELECT 1 FROM installation WHERE id = ${id} ${own} ${LOCKS[lock]}`;
}

/** An installation in the scope that was not removed. */
export async function loadInstallation(tx: Tx, id: string, scope: Scope): Promise<Installation | null> {
  if (!ID.test(id)) return null;
  const row = await tx.installation.findFirst({ where: { id, ...scope, removedAt: null }, include: hostsInOrder });
  return row && toInstallation(row);
}

/** Newest first, after `after`; at most `limit`, without hosts. */
export async function listHeads(
  tx: Tx,
  scope: Scope,
  page: { readonly limit: number; readonly after: Place | null },
): Promise<readonly (Place & { readonly hosts: number })[]> {
  const after = page.after && { createdAt: new Date(page.after.at), id: page.after.id };
  const beyond = after && { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] };
  const rows = await tx.installation.findMany({
    where: { ...scope, removedAt: null, ...beyond },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: page.limit,
    select: { id: true, createdAt: true, _count: { select: { hosts: true } } },
  });
  return rows.map(({ id, createdAt, _count }) => ({ id, at: createdAt.getTime(), hosts: _count.hosts }));
}

/** The named installations, newest first. */
export async function loadInstallations(tx: Tx, ids: readonly string[]): Promise<readonly Installation[]> {
  const rows = await tx.installation.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: hostsInOrder,
  });
  return rows.map(toInstallation);
}

/** All hosts in one statement with one value: a list of ten thousand takes the query builder seconds, and this milliseconds. */
async function insertHosts(tx: Tx, installationId: string, hosts: readonly PlanHost[]): Promise<void> {
  const rows = hosts.map(({ name, role, version, restartMinutes }, position) => ({
    position,
    name,
    role,
    version: version.text,
    minutes: restartMinutes,
  }));
  await tx.$executeRaw`INSERT INTO host (installation_id, position, name, role, version, restart_minutes)
    SELECT ${installationId}, position, name, role, version, minutes FROM json_to_recordset(${JSON.stringify(rows)}::json)
    AS row(position int, name text, role text, version text, minutes int)`;
}

export type NewInstallation = {
  readonly id: string;
  readonly organizationId: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
};

export async function insertInstallation(
  tx: Tx,
  { id, organizationId, createdBy, createdAt }: NewInstallation,
  { name, topology, zone, hosts }: InstallationContent,
): Promise<void> {
  const row = { id, organizationId, createdBy, createdAt: new Date(createdAt), name, topology, zone };
  await tx.installation.create({ data: row });
  await insertHosts(tx, id, hosts);
}

/** Race: of two changes to one version the second finds no row, and nothing of it is written. */
export async function saveContent(
  tx: Tx,
  { id, revision }: Pick<Installation, "id" | "revision">,
  { name, topology, zone, hosts }: InstallationContent,
): Promise<"saved" | "outdated"> {
  const { count } = await tx.installation.updateMany({
    where: { id, revision, removedAt: null },
    data: { name, topology, zone, revision: { increment: 1 } },
  });
  if (count === 0) return "outdated";
  await tx.host.deleteMany({ where: { installationId: id } });
  await insertHosts(tx, id, hosts);
  return "saved";
}

/** Takes the checklist items of hosts that are gone; answers which there were. */
export async function deleteItemsOf(
  tx: Tx,
  installationId: string,
  hosts: readonly string[],
): Promise<readonly { host: string; item: string }[]> {
  return tx.$queryRaw<{ host: string; item: string }[]>`DELETE FROM readiness_item
    WHERE installation_id = ${installationId} AND host = ANY(${[...hosts]}) RETURNING host, item`;
}

/**
 * Whether some booking still waits or runs: as long as it does, and no longer, it holds a window. Asked under the lock
 * `remove`, so that none is added meanwhile.
 */
export async function holdsWindow(tx: Tx, installationId: string): Promise<boolean> {
  return (await tx.heldWindow.findFirst({ where: { booking: { installationId } }, select: { id: true } })) !== null;
}

/** Takes the installation out of every list, its checklist and its VPSs with it; bookings of the past keep their reference. */
export async function markRemoved(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.installation.update({ where: { id }, data: { removedAt: new Date(at), revision: { increment: 1 } } });
  await tx.readinessItem.deleteMany({ where: { installationId: id } });
  await tx.vpsList.deleteMany({ where: { installationId: id } });
}
