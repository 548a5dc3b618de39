import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { jsonOf, type SharedPlan, storedInput } from "./shared-plan.ts";

export async function insertSharedPlan(tx: Tx, { createdAt, expiresAt, input, ...plan }: SharedPlan): Promise<void> {
  await tx.sharedPlan.create({
    data: { ...plan, input: jsonOf(input), createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) },
  });
}

/** A plan that is still alive at `now`; an unknown id, an expired one and one that the rules refuse by now are all `null`. */
export async function findLiving(tx: Tx, id: string, now: Instant): Promise<SharedPlan | null> {
  const row = await tx.sharedPlan.findFirst({ where: { id, expiresAt: { gt: new Date(now) } } });
  const input = row && storedInput(row.input);
  if (!row || !input) return null;
  return { ...row, input, createdAt: instant(row.createdAt.getTime()), expiresAt: instant(row.expiresAt.getTime()) };
}

/** Removes what nobody can see any more; answers how many. */
export async function deleteExpired(tx: Tx, now: Instant): Promise<number> {
  const { count } = await tx.sharedPlan.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  return count;
}
