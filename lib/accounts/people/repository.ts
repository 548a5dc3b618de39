import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { type Kind, kindOf, type Person, type RotaPlace } from "./person.ts";

type Named = { readonly id: string; readonly name: string };

type Row = Omit<Person, "kind" | "off"> & {
  readonly role: string | null;
  readonly isOff: boolean;
  readonly reason: string | null;
};

const toPerson = ({ role, isOff, reason, ...row }: Row): Person => ({
  ...row,
  kind: kindOf(role),
  off: isOff ? { reason } : null,
});

const IS_OFF = Prisma.sql`(coalesce(u.banned, false) AND coalesce(u.ban_expires > clock_timestamp(), true))`;

const PERSON = Prisma.sql`
  SELECT u.id, u.name, u.email, u.role, u.email_verified AS confirmed, coalesce(u.two_factor_enabled, false) AS "hasSecondFactor",
    ${IS_OFF} AS "isOff", u.ban_reason AS reason,
    ARRAY(SELECT o.name FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = u.id
      ORDER BY m.created_at, m.id) AS organizations,
    coalesce((SELECT json_agg(json_build_object('id', e.id, 'name', e.name) ORDER BY e.name, e.id) FROM engineer e
      WHERE e.user_id = u.id AND e.removed_at IS NULL), '[]') AS engineers
  FROM "user" u`;

/** Accounts with `search` somewhere in the name or the address, whatever the case, by name. "" finds everybody. */
export async function listPeople(
  tx: Tx,
  search: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly Person[]> {
  const rows = await tx.$queryRaw<Row[]>`${PERSON}
    WHERE strpos(lower(u.name), lower(${search})) > 0 OR strpos(lower(u.email), lower(${search})) > 0
    ORDER BY lower(u.name), u.id LIMIT ${limit} OFFSET ${skip}::bigint`;
  return rows.map(toPerson);
}

export async function findPerson(tx: Tx, id: string): Promise<Person | null> {
  const rows = await tx.$queryRaw<Row[]>`${PERSON} WHERE u.id = ${id}`;
  return rows[0] ? toPerson(rows[0]) : null;
}

/** Everybody who can administer at this moment, but for one. Race: means something only while the calendar is held. */
export async function countAdministratorsBeside(tx: Tx, id: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "user" u
    WHERE u.role = 'admin' AND u.id <> ${id} AND u.email_verified AND NOT ${IS_OFF}`;
  return rows[0]?.count ?? 0;
}

export async function saveKind(tx: Tx, id: string, kind: Kind): Promise<void> {
  await tx.user.update({ where: { id }, data: { role: kind } });
}

export async function saveOff(tx: Tx, id: string, reason: string | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { banned: reason !== null, banReason: reason, banExpires: null } });
}

export async function deleteSessions(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}

/** Everybody of the rota, by name, and whose they are. */
export async function listRota(tx: Tx): Promise<readonly RotaPlace[]> {
  const rows = await tx.$queryRaw<(Named & { account: Named | null })[]>`
    SELECT e.id, e.name, CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS account
    FROM engineer e LEFT JOIN "user" u ON u.id = e.user_id WHERE e.removed_at IS NULL ORDER BY e.name, e.id`;
  return rows;
}

/** Makes one account these engineers and no others. The caller holds the calendar. */
export async function saveLinks(tx: Tx, userId: string, engineerIds: readonly string[]): Promise<void> {
  const ids = [...engineerIds];
  await tx.engineer.updateMany({ where: { userId, id: { notIn: ids } }, data: { userId: null } });
  await tx.engineer.updateMany({ where: { id: { in: ids }, removedAt: null }, data: { userId } });
}
