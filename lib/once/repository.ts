import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { ONCE_HOURS, type OnceKey } from "./once-key.ts";

export type Claim =
  | { readonly kind: "fresh" }
  | { readonly kind: "mismatch" }
  | { readonly kind: "again"; readonly answer: unknown };

/** Answers are kept as one JSON text: `jsonb` would sort the members, and the second answer would read unlike the first. */
const readAnswer = (kept: unknown): unknown => JSON.parse(String(kept)) as unknown;

/**
 * Takes the key for this transaction. Race: a second sender waits here, at the primary key, until the first commits,
 * then finds its answer; where the first rolled back, the second is the first.
 */
export async function claimKey(tx: Tx, { owner, route, key, bodyHash }: OnceKey): Promise<Claim> {
  await tx.$executeRaw`DELETE FROM once_key WHERE owner = ${owner} AND route = ${route} AND key = ${key}
    AND created_at < now() - make_interval(hours => ${ONCE_HOURS})`;
  const fresh =
    await tx.$executeRaw`INSERT INTO once_key (owner, route, key, body_hash) VALUES (${owner}, ${route}, ${key}, ${bodyHash})
    ON CONFLICT DO NOTHING`;
  if (fresh === 1) return { kind: "fresh" };
  const kept = await tx.onceKey.findUnique({ where: { owner_route_key: { owner, route, key } } });
  if (!kept || kept.bodyHash !== bodyHash) return { kind: "mismatch" };
  return { kind: "again", answer: readAnswer(kept.answer) };
}

/** What is kept for the key and lives; a plain read, which waits for nobody. */
export async function findAnswer(tx: Tx, { owner, route, key, bodyHash }: OnceKey): Promise<Claim> {
  const [kept] = await tx.$queryRaw<{ bodyHash: string; answer: unknown }[]>`
    SELECT body_hash AS "bodyHash", answer FROM once_key WHERE owner = ${owner} AND route = ${route} AND key = ${key}
      AND answer IS NOT NULL AND created_at >= now() - make_interval(hours => ${ONCE_HOURS})`;
  if (!kept) return { kind: "fresh" };
  return kept.bodyHash === bodyHash ? { kind: "again", answer: readAnswer(kept.answer) } : { kind: "mismatch" };
}

export async function keepAnswer(tx: Tx, { owner, route, key }: OnceKey, answer: object): Promise<void> {
  await tx.onceKey.update({
    where: { owner_route_key: { owner, route, key } },
    data: { answer: JSON.stringify(answer) },
  });
}

/** A refusal leaves no trace: the same key may be tried again with the fault mended. */
export async function releaseKey(tx: Tx, { owner, route, key }: OnceKey): Promise<void> {
  await tx.onceKey.delete({ where: { owner_route_key: { owner, route, key } } });
}

/** Removes every key past its day, by the database's clock; answers how many. */
export const deleteOldKeys = (tx: Tx): Promise<number> =>
  tx.$executeRaw`DELETE FROM once_key WHERE created_at < now() - make_interval(hours => ${ONCE_HOURS})`;
