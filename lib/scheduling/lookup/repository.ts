import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import { policyOf } from "../calendar-row.ts";
import type { PolicyVersion } from "./policy-version.ts";

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
