import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Migration, type Standing, standing } from "./history.ts";
import { type Ask, recordedMigrations } from "./repository.ts";

export type MigrationFile = Migration & { readonly sql: string };

/** Every process of the project runs in its root. */
export const migrationsDir = (): string => join(process.cwd(), "prisma", "migrations");

/** The project's migrations in the order of their names, which begin with the time they were made. */
export async function readMigrations(dir = migrationsDir()): Promise<readonly MigrationFile[]> {
  const entries = await readdir(/* turbopackIgnore: true */ dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(/* turbopackIgnore: true */ join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Cheap: one or two statements and the project's files; the engine that migrates is not loaded. */
export async function migrationStanding(ask: Ask): Promise<Standing> {
  const [known, recorded] = await Promise.all([readMigrations(), recordedMigrations(ask)]);
  return standing(known, recorded);
}

export const askedThrough =
  (client: pg.Client): Ask =>
  async <Row>(sql: string): Promise<readonly Row[]> =>
    (await client.query(sql)).rows;

/** Whether nothing is left to migrate, and nothing stands in the way of it later. */
export async function isUpToDate(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { pending, failed, changed } = await migrationStanding(askedThrough(client));
    return pending.length + failed.length + changed.length === 0;
  } finally {
    await client.end();
  }
}
