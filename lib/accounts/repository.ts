import "server-only";
import type { Tx } from "#lib/db/client.ts";

export const hasAccount = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.user.count({ where: { email: email.toLowerCase() } })) > 0;

/** Sessions and links that no longer open anything, and counts of requests older than a day. */
export async function deleteEnded(tx: Tx): Promise<void> {
  await tx.$executeRaw`DELETE FROM session WHERE expires_at < clock_timestamp()`;
  await tx.$executeRaw`DELETE FROM verification WHERE expires_at < clock_timestamp()`;
  await tx.$executeRaw`DELETE FROM rate_limit WHERE last_request < (extract(epoch FROM clock_timestamp()) - 86400) * 1000`;
}
