import "server-only";
import { inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { DEFAULT_LOCALE, isLocale } from "#lib/messages/locale.ts";
import type { SessionFacts } from "./identity.ts";

/**
 * Gives a customer without an organisation the one that they are invited to, or else one of the given name with themselves as its
 * owner. Nobody joins before the address is shown to be theirs: until then an invitation waits, and no organisation is made
 * beside it. Race: the lock on the account lets one of two sign-ins do it.
 */
export function ensureOrganization(userId: string, name: string): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organization-of'), hashtext(${userId}))`;
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { role: true, email: true, emailVerified: true, members: { select: { id: true }, take: 1 } },
    });
    if (user?.role !== "customer" || user.members.length > 0) return;
    const invitation = await findInvitation(tx, user.email);
    if (invitation && !user.emailVerified) return;
    if (!invitation || !(await acceptInvitation(tx, userId, invitation))) await insertOrganization(tx, userId, name);
  });
}

type Invitation = { readonly id: string; readonly organizationId: string; readonly role: string | null };

/** The newest open invitation of an address, by the database's clock. */
async function findInvitation(tx: Tx, email: string): Promise<Invitation | null> {
  const rows = await tx.$queryRaw<Invitation[]>`
    SELECT id, organization_id AS "organizationId", role FROM invitation
    WHERE email = lower(${email}) AND status = 'pending' AND expires_at > clock_timestamp() ORDER BY created_at DESC, id LIMIT 1`;
  return rows[0] ?? null;
}

/** Whether somebody belongs there now. Race: one that is withdrawn at the same moment is found in vain. */
async function acceptInvitation(tx: Tx, userId: string, { id, organizationId, role }: Invitation): Promise<boolean> {
  const accepted = await tx.invitation.updateMany({ where: { id, status: "pending" }, data: { status: "accepted" } });
  if (accepted.count === 0) return false;
  const member = { id: newId(), organizationId, userId, role: role ?? "member", createdAt: new Date() };
  await tx.member.create({ data: member });
  return true;
}

async function insertOrganization(tx: Tx, userId: string, name: string): Promise<void> {
  const [organizationId, createdAt] = [newId(), new Date()];
  await tx.organization.create({ data: { id: organizationId, name, slug: organizationId, createdAt } });
  await tx.member.create({ data: { id: newId(), organizationId, userId, role: "owner", createdAt } });
}

export async function markVerified(tx: Tx, userId: string): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, emailVerified: false }, data: { emailVerified: true } });
}

/** Addresses of calendars were given to whoever was signed in; a new password ends them as it ends sessions. */
export async function endFeeds(tx: Tx, userId: string): Promise<void> {
  await tx.calendarFeed.deleteMany({ where: { userId } });
}

type SessionRow = Omit<SessionFacts, "offUntil" | "organization" | "locale"> & {
  readonly locale: string;
  readonly banned: boolean | null;
  readonly banExpires: Date | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
};

function factsOf({ banned, banExpires, organizationId, organizationName, locale, ...row }: SessionRow): SessionFacts {
  return {
    ...row,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    offUntil: banned ? (banExpires?.getTime() ?? Number.POSITIVE_INFINITY) : null,
    organization: organizationId === null ? null : { id: organizationId, name: organizationName ?? "" },
  };
}

const FACTS = Prisma.sql`u.id AS "userId", u.name, u.email, u.locale, u.role, u.banned, u.ban_expires AS "banExpires",
      u.email_verified AS "emailVerified", coalesce(u.two_factor_enabled, false) AS "hasSecondFactor",
      o.id AS "organizationId", o.name AS "organizationName",
      ARRAY(SELECT e.id FROM engineer e WHERE e.user_id = u.id AND e.removed_at IS NULL ORDER BY e.id) AS "engineerIds"`;

/** Whose session this is and what decides who they are, in one question, read anew for every request. */
export async function findSessionFacts(tx: Tx, sessionId: string): Promise<SessionFacts | null> {
  const rows = await tx.$queryRaw<SessionRow[]>`
    SELECT s.id AS "sessionId", ${FACTS}
    FROM session s JOIN "user" u ON u.id = s.user_id
    LEFT JOIN LATERAL (
      SELECT o.id, o.name FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = u.id
      ORDER BY (o.id = coalesce(s.active_organization_id, '')) DESC, m.created_at, m.id LIMIT 1
    ) o ON true
    WHERE s.id = ${sessionId} AND s.expires_at > clock_timestamp()`;
  return rows[0] ? factsOf(rows[0]) : null;
}

/** The same of an account without a session, as for a key; it works for the organisation that was joined first. */
export async function findAccountFacts(tx: Tx, userId: string, sessionId: string): Promise<SessionFacts | null> {
  const rows = await tx.$queryRaw<SessionRow[]>`
    SELECT ${sessionId} AS "sessionId", ${FACTS}
    FROM "user" u
    LEFT JOIN LATERAL (
      SELECT o.id, o.name FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = u.id
      ORDER BY m.created_at, m.id LIMIT 1
    ) o ON true
    WHERE u.id = ${userId}`;
  return rows[0] ? factsOf(rows[0]) : null;
}
