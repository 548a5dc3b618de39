import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { askedThrough, migrationStanding, migrationsDir, readMigrations } from "./history/service.ts";
import { withEngine } from "./transport.ts";

/** Names the right to migrate among the advisory locks of a database. */
const MIGRATION_LOCK = [2_401, 2] as const;

const NO_FILTER = { externalTables: [], externalEnums: [] };

const schemaText = (): Promise<string> => readFile(join(process.cwd(), "prisma", "schema.prisma"), "utf8");

async function migrationList(): Promise<MigrationList> {
  const files = await readMigrations();
  return {
    baseDir: migrationsDir(),
    lockfile: { path: "./migration_lock.toml", content: await readFile(join(migrationsDir(), "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: files.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** Instances that start together migrate one after the other; those that come later find nothing left to do. */
async function underLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1, $2)", [...MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a person has to do about a migration that was begun and not finished, or edited afterwards. */
function refuseToGoOn(failed: readonly string[], changed: readonly string[]): void {
  if (failed.length > 0)
    throw new Error(
      `Migration ${failed.join(", ")} was begun and did not finish. Each runs in one transaction, so its statements are undone: ` +
        `remove the cause, then run: npm run migrate -- --rolled-back ${failed[0]}`,
    );
  if (changed.length > 0) throw new Error(`Migration ${changed.join(", ")} was changed after it was applied to this database.`);
}

/**
 * Brings the database of `url` up to the project's migrations and gives the names of those it applied, in order. Any number of
 * processes may ask at once. Throws where a migration fails, failed before, or was edited after it was applied.
 */
export const migrate = (url: string): Promise<readonly string[]> =>
  underLock(url, async (client) => {
    const { pending, failed, changed } = await migrationStanding(askedThrough(client));
    refuseToGoOn(failed, changed);
    if (pending.length === 0) return [];
    const list = await migrationList();
    const { appliedMigrationNames } = await withEngine(url, await schemaText(), (engine) =>
      engine.applyMigrations({ migrationsList: list, filters: NO_FILTER }),
    );
    return appliedMigrationNames;
  });

/** Records that a failed migration left nothing behind, so that `migrate` tries it again. */
export const markRolledBack = (url: string, migrationName: string): Promise<void> =>
  underLock(url, async () => {
    await withEngine(url, await schemaText(), (engine) => engine.markMigrationRolledBack({ migrationName }));
  });

/**
 * The statements that would bring the migrations to what schema.prisma says; empty where the two agree. Replays the migrations in a
 * shadow database, so the role of `url` must be allowed to create one.
 */
export async function driftFromSchema(url: string): Promise<string> {
  const [list, schema] = await Promise.all([migrationList(), schemaText()]);
  const { exitCode, stdout } = await withEngine(url, schema, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...list },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    }),
  );
  return exitCode === 0 ? "" : (stdout ?? "The schema and its migrations differ.");
}
