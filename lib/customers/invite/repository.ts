import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { OpenInvitation } from "../customer.ts";

/** How long an invitation waits. */
export const INVITATION_DAYS = 14;

/** Whether the address has an account already, whoever's. */
export const hasAccount = async (tx: Tx, email: string): Promise<boolean> => (await tx.user.count({ where: { email } })) > 0;

/**
 * Invites an address to an organisation, for so many days from now by the database's clock. One that waits already waits anew.
 * `owner` is whoever comes first; the others are members.
 */
export async function saveInvitation(
  tx: Tx,
  { organizationId, email, inviterId }: { readonly organizationId: string; readonly email: string; readonly inviterId: string },
): Promise<string> {
  const id = newId();
  await tx.invitation.deleteMany({ where: { organizationId, email, status: "pending" } });
  await tx.$executeRaw`INSERT INTO invitation (id, organization_id, email, role, status, expires_at, created_at, inviter_id)
    SELECT ${id}, ${organizationId}, ${email},
      CASE WHEN EXISTS (SELECT 1 FROM member m WHERE m.organization_id = ${organizationId}) THEN 'member' ELSE 'owner' END,
      'pending', clock_timestamp() + make_interval(days => ${INVITATION_DAYS}::int), clock_timestamp(), ${inviterId}`;
  return id;
}

/** Those that still wait, the newest first. */
export async function listOpen(tx: Tx, organizationId: string): Promise<readonly OpenInvitation[]> {
  const rows = await tx.$queryRaw<{ id: string; email: string; expiresAt: Date }[]>`
    SELECT id, email, expires_at AS "expiresAt" FROM invitation
    WHERE organization_id = ${organizationId} AND status = 'pending' AND expires_at > clock_timestamp() ORDER BY created_at DESC, id`;
  return rows.map(({ id, email, expiresAt }) => ({ id, email, expires: instant(expiresAt.getTime()) }));
}

/** The address of the withdrawn invitation; `null` where the organisation has none of the id that waits. */
export async function deleteInvitation(tx: Tx, organizationId: string, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    DELETE FROM invitation WHERE id = ${id} AND organization_id = ${organizationId} AND status = 'pending' RETURNING email`;
  return rows[0]?.email ?? null;
}

export async function insertOrganization(tx: Tx, name: string): Promise<string> {
  const id = newId();
  await tx.$executeRaw`INSERT INTO organization (id, name, slug, created_at) VALUES (${id}, ${name}, ${id}, clock_timestamp())`;
  return id;
}
