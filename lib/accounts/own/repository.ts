import "server-only";
import type { Tx } from "#lib/db/client.ts";

type Owner = { readonly userId: string; readonly sessionId: string };

export async function saveProfile(
  tx: Tx,
  userId: string,
  profile: { readonly name: string; readonly locale: string },
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: profile });
}

export const findMailsOff = async (tx: Tx, userId: string): Promise<readonly string[]> =>
  (await tx.user.findUnique({ where: { id: userId }, select: { mailsOff: true } }))?.mailsOff ?? [];

export async function saveMailsOff(tx: Tx, userId: string, mailsOff: readonly string[]): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { mailsOff: [...mailsOff] } });
}

/** Live sessions of one account, the newest first. Their tokens are not read. */
export const liveSessions = (tx: Tx, { userId }: Owner, now: Date) =>
  tx.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, userAgent: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 100,
  });

export async function deleteOtherSessions(tx: Tx, { userId, sessionId }: Owner): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
  return count;
}

export const findSecondFactor = (tx: Tx, userId: string) =>
  tx.twoFactor.findFirst({ where: { userId }, select: { secret: true, verified: true } });
