import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { policyOf } from "../calendar-row.ts";
import type { Policy } from "../policy.ts";

/** The rules as they were from `at` on. `by` is `null` for the values that a fresh system has. */
export type PolicyVersion = { readonly id: number; readonly policy: Policy; readonly at: Instant; readonly by: string | null };

type Named = { readonly id: string; readonly name: string };

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id !== null);
  const people = await tx.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The newest first. Somebody whose account is gone keeps the id as a name. */
export async function listPolicies(tx: Tx, limit: number): Promise<readonly PolicyVersion[]> {
  const rows = await tx.policyVersion.findMany({ orderBy: { id: "desc" }, take: limit });
  const names = await namesOf(
    tx,
    rows.map(({ changedBy }) => changedBy),
  );
  return rows.map(({ id, changedAt, changedBy, ...row }) => ({
    id,
    policy: policyOf(row),
    at: instant(changedAt.getTime()),
    by: changedBy === null ? null : (names.get(changedBy) ?? changedBy),
  }));
}

/** Everybody of the desk who can sign in, by name. */
export const listStaff = (tx: Tx): Promise<readonly Named[]> =>
  tx.user.findMany({
    where: { role: { in: ["desk", "admin"] }, NOT: { banned: true } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
