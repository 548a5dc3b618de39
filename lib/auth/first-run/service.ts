import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { database, type Tx } from "#lib/db/client.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { CODE_BYTES, CODE_HOURS, codeFrom, normalizedCode } from "./code.ts";
import { countAdministrators, keepCode, takeCode } from "./repository.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * A code that makes its bearer the first administrator, once and within 24 hours; `null` where there is an administrator already.
 * Only its hash is kept, and an older code is void from then on.
 */
export async function firstRunCode(now: Clock = systemClock): Promise<string | null> {
  const tx = database();
  if ((await countAdministrators(tx)) > 0) return null;
  const code = codeFrom(randomBytes(CODE_BYTES));
  await keepCode(tx, { hash: sha256(normalizedCode(code)), expiresAt: now() + CODE_HOURS * 3_600_000 });
  return code;
}

/**
 * Whether the code is the one that was printed; it is spent with that. Call it in the transaction that creates the administrator, so
 * that a failure there gives the code back. Refuses every code once there is an administrator.
 */
export async function redeemFirstRunCode(code: string, tx: Tx = database(), now: Clock = systemClock): Promise<boolean> {
  if ((await countAdministrators(tx)) > 0) return false;
  return takeCode(tx, sha256(normalizedCode(code)), now());
}

/** Whether the page that asks for the code has a purpose. */
export const awaitsAdministrator = async (): Promise<boolean> => (await countAdministrators(database())) === 0;
