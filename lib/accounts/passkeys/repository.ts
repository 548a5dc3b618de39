import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Passkeys of one account, the oldest first. Neither their keys nor their credentials are read. */
export const listPasskeys = (tx: Tx, userId: string) =>
  tx.passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

export const countPasskeys = (tx: Tx, userId: string): Promise<number> => tx.passkey.count({ where: { userId } });

/** Whether there was one of this account to rename. */
export async function saveName(tx: Tx, { id, userId }: { readonly id: string; readonly userId: string }, name: string) {
  const { count } = await tx.passkey.updateMany({ where: { id, userId }, data: { name } });
  return count > 0;
}

/** Whether there was one of this account to remove. */
export async function deletePasskey(tx: Tx, { id, userId }: { readonly id: string; readonly userId: string }) {
  const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
  return count > 0;
}

export async function deleteOtherSessions(tx: Tx, userId: string, sessionId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
}
