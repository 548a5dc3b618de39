import "server-only";
import { OPEN_STATUSES } from "#lib/bookings/booking.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { MOVED_TABLES, type Moved, type MovedTable, type Side } from "./merge.ts";

/**
 * Holds both organisations, in one order whoever asks. Race: whoever writes something for one of them has written it before
 * this, or waits until the end and is led to the one that stays. Answers those that are there and not merged away.
 */
export async function lockOrganizations(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string; mergedInto: string | null }[]>`
    SELECT id, name, merged_into AS "mergedInto" FROM organization WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
  return new Map(rows.filter(({ mergedInto }) => mergedInto === null).map(({ id, name }) => [id, name]));
}

type Both = { readonly stays: string; readonly goes: string };

const moveRows = (tx: Tx, table: MovedTable, { stays, goes }: Both): Promise<number> =>
  tx.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET organization_id = ${stays} WHERE organization_id = ${goes}`;

/** Whoever belongs to both belongs to the one that stays once, as an owner where they were one in either. */
async function moveMembers(tx: Tx, { stays, goes }: Both): Promise<number> {
  await tx.$executeRaw`UPDATE member m SET role = 'owner' FROM member other
    WHERE m.organization_id = ${stays} AND other.organization_id = ${goes} AND other.user_id = m.user_id AND other.role = 'owner'`;
  const twice = await tx.$executeRaw`DELETE FROM member m USING member kept
    WHERE m.organization_id = ${goes} AND kept.organization_id = ${stays} AND kept.user_id = m.user_id`;
  const moved = await tx.$executeRaw`UPDATE member SET organization_id = ${stays} WHERE organization_id = ${goes}`;
  return moved + twice;
}

/** Moves all that belongs to the one, also what sessions work for. Race: the caller holds both organisations. */
export async function moveBelongings(tx: Tx, both: Both): Promise<Moved> {
  const moved: Record<MovedTable | "member", number> = { member: 0, installation: 0, booking: 0, series: 0, invitation: 0 };
  for (const table of MOVED_TABLES) moved[table] = await moveRows(tx, table, both);
  moved.member = await moveMembers(tx, both);
  await tx.session.updateMany({ where: { activeOrganizationId: both.goes }, data: { activeOrganizationId: both.stays } });
  return moved;
}

/** Leaves of the one that it became the other, and of those that had become it as well, so that one step always leads there. */
export async function leaveTombstone(tx: Tx, { stays, goes }: Both): Promise<void> {
  await tx.organization.updateMany({ where: { mergedInto: goes }, data: { mergedInto: stays } });
  await tx.$executeRaw`UPDATE organization SET merged_into = ${stays}, merged_at = clock_timestamp() WHERE id = ${goes}`;
}

export async function saveName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.organization.update({ where: { id }, data: { name } });
}

type SideRow = Side["has"] & { readonly id: string; readonly name: string; readonly createdAt: Date };

/** A customer that was not merged away, with what it has. */
export async function findSide(tx: Tx, organizationId: string): Promise<Side | null> {
  const [row] = await tx.$queryRaw<SideRow[]>`
    SELECT o.id, o.name, o.created_at AS "createdAt",
      (SELECT count(*)::int FROM member m WHERE m.organization_id = o.id) AS people,
      (SELECT count(*)::int FROM invitation v WHERE v.organization_id = o.id AND v.status = 'pending') AS invitations,
      (SELECT count(*)::int FROM installation i WHERE i.organization_id = o.id AND i.removed_at IS NULL) AS installations,
      (SELECT count(DISTINCT v.installation_id)::int FROM vps v JOIN installation i ON i.id = v.installation_id
        WHERE i.organization_id = o.id) AS "vpsLists",
      (SELECT count(*)::int FROM booking b WHERE b.organization_id = o.id) AS bookings,
      (SELECT count(*)::int FROM booking b WHERE b.organization_id = o.id AND b.status = ANY(${[...OPEN_STATUSES]})) AS open,
      (SELECT count(*)::int FROM waiting_entry w JOIN booking b ON b.id = w.booking_id WHERE b.organization_id = o.id) AS waiting,
      (SELECT count(*)::int FROM api_key k JOIN member m ON m.user_id = k.user_id WHERE m.organization_id = o.id) AS keys
    FROM organization o WHERE o.id = ${organizationId} AND o.merged_into IS NULL`;
  if (!row) return null;
  const { id, name, createdAt, ...has } = row;
  return { id, name, createdAt: createdAt.getTime(), has };
}
