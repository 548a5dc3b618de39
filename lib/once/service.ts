import "server-only";
import { database, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "./once-key.ts";
import { claimKey, deleteOldKeys, findAnswer, keepAnswer, releaseKey } from "./repository.ts";

/**
 * Runs `work` once for a key: the same key and body again gives the same value and does nothing. Without a key it
 * simply runs. The value must survive JSON. Call it first in the transaction, before any lock that others wait for.
 */
export async function once<T extends object>(
  tx: Tx,
  key: OnceKey | null,
  work: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (!key) return work();
  const claim = await claimKey(tx, key);
  if (claim.kind === "mismatch") return refuse({ code: "idempotency-mismatch" });
  if (claim.kind === "again") return done(claim.answer as T);
  const result = await work();
  await (result.ok ? keepAnswer(tx, key, result.value) : releaseKey(tx, key));
  return result;
}

/**
 * What the key's request was answered before, without waiting for one that still runs; `null` where nothing is kept. For a
 * request that would be refused because it has succeeded already.
 */
export async function answeredBefore<T extends object>(tx: Tx, key: OnceKey | null): Promise<Result<T, Refusal> | null> {
  const claim = key && (await findAnswer(tx, key));
  if (!claim || claim.kind === "fresh") return null;
  return claim.kind === "mismatch" ? refuse({ code: "idempotency-mismatch" }) : done(claim.answer as T);
}

/** Removes the keys that have lived their day; answers how many. */
export const forgetOldKeys = (): Promise<number> => deleteOldKeys(database());
