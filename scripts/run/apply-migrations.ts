// Applies what is missing to the database of DATABASE_URL and says so: the part of `npm run migrate`, and of every start, for
// which the migration engine is loaded.
import { parseArgs } from "node:util";
import { markRolledBack, migrate } from "#lib/db/migrations/service.ts";

const { values } = parseArgs({ options: { "rolled-back": { type: "string" } } });
const url = process.env.DATABASE_URL ?? "";
const failed = values["rolled-back"];

try {
  if (failed) {
    await markRolledBack(url, failed);
    console.log(`Migration ${failed} is marked as rolled back.`);
  }
  const applied = await migrate(url);
  for (const name of applied) console.log(`Applied migration ${name}.`);
  if (applied.length === 0) console.log("The database is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
