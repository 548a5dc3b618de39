import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Sets the moment of the last use; nothing where there is no such passkey. */
export async function saveUse(tx: Tx, credentialId: string): Promise<void> {
  await tx.$executeRaw`UPDATE passkey SET last_used_at = clock_timestamp() WHERE credential_id = ${credentialId}`;
}
