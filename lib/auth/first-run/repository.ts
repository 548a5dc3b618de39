import type { Tx } from "#lib/db/client.ts";
import type { KeptCode } from "./code.ts";

const KEY = "first-run-code";

export const countAdministrators = (tx: Tx): Promise<number> => tx.user.count({ where: { role: "admin" } });

/** Keeps the code in the place of an older one, which is worth nothing from then on. */
export async function keepCode(tx: Tx, { hash, expiresAt }: KeptCode): Promise<void> {
  const value = { hash, expiresAt };
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
}

/** Takes the kept code away if it has this hash and has not expired. Of two who try at once one succeeds: the row is there once. */
export async function takeCode(tx: Tx, hash: string, now: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    DELETE FROM setting WHERE key = ${KEY} AND value->>'hash' = ${hash} AND (value->>'expiresAt')::bigint > ${now}`;
  return taken === 1;
}
