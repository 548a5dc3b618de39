import { pass } from "#scripts/setup/command.mjs";
import { openDatabase } from "./database.ts";

/** `npm run migrate`: opens the database, also the embedded one, and brings it up to date. Arguments go to the engine's process. */
export async function migrateDatabase(args: readonly string[]): Promise<void> {
  process.env.UPGRADE_DESK_MODE = "development";
  const url = await openDatabase();
  const end = await pass([process.execPath, "scripts/run/apply-migrations.ts", ...args], { env: { DATABASE_URL: url } });
  if (end !== 0) throw new Error("The database was not migrated.");
}
