import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { APP_DATABASE, APP_ROLE } from "#lib/db/embedded/settings.ts";
import { withDatabase } from "#lib/db/migrations/transport.ts";

/** Copies wait for one another: PostgreSQL refuses one while another process is still connected to the template. */
const COPY_LOCK = [2_401, 3] as const;

const name = `test_${randomUUID().replaceAll("-", "")}`;

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("adminUrl") });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1, $2)", [...COPY_LOCK]);
    await client.query(statement);
  } finally {
    await client.end();
  }
}

// Before the test file is loaded, which may connect as it is. Files run side by side, each on a database of its own.
await asAdmin(`CREATE DATABASE "${name}" TEMPLATE "${APP_DATABASE}" OWNER "${APP_ROLE}"`);
process.env.DATABASE_URL = withDatabase(inject("templateUrl"), name);

afterAll(async () => {
  await (globalThis as { [key: symbol]: { $disconnect: () => Promise<void> } | undefined })[
    Symbol.for("upgrade-desk.database")
  ]?.$disconnect();
  await asAdmin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
});
