import "server-only";
import { database } from "#lib/db/client.ts";
import { migrationStanding } from "#lib/db/migrations/history/service.ts";

export type Part = "database" | "migrations";

/** A database that does not answer within this time is away, in milliseconds. */
const PATIENCE_MS = 5_000;

/** What keeps this version of the app from serving; empty when nothing does. Migrations newer than it knows do not. */
export async function missingParts(): Promise<readonly Part[]> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
  // Whatever the failure says: a database that cannot be asked is away.
  const asked = migrationStanding((sql) => database().$queryRawUnsafe(sql)).catch(() => null);
  const found = await Promise.race([asked, late]);
  if (!found) return ["database"];
  return found.pending.length + found.failed.length > 0 ? ["migrations"] : [];
}
